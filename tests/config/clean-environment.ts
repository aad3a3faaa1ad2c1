/** Takes out of each test process what the machine says about colour, continuous integration and locale. */

const unwanted = [
  "CI",
  "CONTINUOUS_INTEGRATION",
  "BUILD_NUMBER",
  "RUN_ID",
  "NO_COLOR",
  "COLORTERM",
  "LC_ALL",
  "LC_MESSAGES",
];

for (const name of [
  ...unwanted,
  ...Object.keys(process.env).filter((one) => one.startsWith("CI_")),
]) {
  Reflect.deleteProperty(process.env, name);
}
