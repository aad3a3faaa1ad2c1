/** Entry of the program: arguments → use case → exit code. */

process.stdout.write("brink\n");
