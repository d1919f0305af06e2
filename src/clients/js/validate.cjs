// Has the validators of other people look at a description; prints what they find, and fails if that is anything.
// validate.cjs openapi FILE, or validate.cjs crate FOLDER
const { readFileSync, readdirSync } = require("fs");
const path = require("path");
const { pathToFileURL } = require("url");

async function openapi(file) {
  // A module of the newer kind, which NODE_PATH does not reach.
  const module = path.join(process.env.NODE_PATH, "@seriousme/openapi-schema-validator/index.js");
  const { Validator } = await import(pathToFileURL(module));
  const { valid, errors } = await new Validator().validate(JSON.parse(readFileSync(file, "utf8")));
  return valid ? [] : [errors];
}

function files(folder, inside = "") {
  const found = {};
  for (const entry of readdirSync(path.join(folder, inside), { withFileTypes: true })) {
    const name = inside + entry.name + (entry.isDirectory() ? "/" : "");
    found[name] = { exists: true, isDir: entry.isDirectory() };
    if (entry.isDirectory()) {
      Object.assign(found, files(folder, name));
    }
  }
  return found;
}

// Whether the context is what it should be is not asked: it is on the web, where no test goes.
function crate(folder) {
  const { Validator } = require("ro-crate/lib/validator.js");
  const validator = new Validator();
  validator.parseJSON(readFileSync(path.join(folder, "ro-crate-metadata.json"), "utf8"));
  validator.checkFiles(files(folder));
  validator.rootDataEntity();
  if (validator.results.length === 0) {
    return ["nothing was looked at"];
  }
  return validator.results.filter(({ status }) => status === "error");
}

async function main([kind, what]) {
  const faults = await { openapi, crate }[kind](what);
  faults.forEach((fault) => console.error(JSON.stringify(fault)));
  process.exitCode = faults.length === 0 ? 0 : 1;
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
