// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The page in a real browser, opened from disk: node page.js NODE_MODULES CHROMIUM FOLDER. Speaks TAP.
// run.py installs what is needed and makes the pages.
'use strict';

const assert = require('assert');
const fs = require('fs');
const path = require('path');
const [modules, executablePath, folder] = process.argv.slice(2);
const {chromium} = require(path.join(modules, 'playwright-core'));
const axe = fs.readFileSync(path.join(modules, 'axe-core', 'axe.min.js'), 'utf8');

const WIDTHS = [360, 1280, 1920];
const tests = [];
let browser;

function test(name, run) {
	tests.push({name, run});
}

function addressOf(name) {
	return 'file://' + path.join(folder, name + '.html');
}

function resultOf(name) {
	return JSON.parse(fs.readFileSync(path.join(folder, name + '.json'), 'utf8'));
}

// Opens a page; whatever it says on the console, asks for, or fails with is kept in page.complaints.
async function open(name, options = {}, hash = '') {
	const context = await browser.newContext({viewport: {width: 1280, height: 900},
		reducedMotion: 'reduce', ...options});
	const page = await context.newPage();
	page.complaints = [];
	page.on('console', message => page.complaints.push('console: ' + message.text()));
	page.on('pageerror', error => page.complaints.push('error: ' + error.message));
	page.on('dialog', dialog => { page.complaints.push('dialog'); dialog.dismiss(); });
	page.on('request', request => {
		if (request.url().split('#')[0] !== addressOf(name))
			page.complaints.push('request: ' + request.url());
	});
	await page.goto(addressOf(name) + hash);
	return page;
}

async function close(page) {
	assert.deepStrictEqual(page.complaints, []);
	await page.context().close();
}

function visibleRows(page, table) {
	return page.locator(`table.${table} > tbody > tr:visible`);
}

// How many answers of a unit lose points, by the result: items, or groups with a direct value.
function gapsOf(page, unit) {
	return page.locator(`table.gaps > tbody > tr[data-unit="${unit}"]`).count();
}

for (const name of ['kota', 'produk', 'survei', 'jahat']) {
	test(`${name}: opens from disk, says nothing and asks for nothing`, async () => {
		const page = await open(name);
		assert.ok(await page.locator('h1').isVisible());
		await close(page);
	});

	test(`${name}: scores are those of the result`, async () => {
		const page = await open(name), result = resultOf(name);
		const mark = await page.getAttribute('html', 'lang') === 'id' ? ',' : '.';
		const said = text => text === '–' ? null : Number(text.replace(mark, '.'));
		assert.strictEqual(said(await page.textContent('.number b')), result.institution.score);
		const shown = await page.$$eval('table.units:first-of-type > tbody > tr', rows =>
			rows.map(row => [row.cells[1].textContent.trim(), row.cells[3].textContent.trim()]));
		const scores = new Map(shown.slice(0, result.units.length));
		for (const unit of result.units)
			assert.strictEqual(said(scores.get(unit.name)), unit.score, unit.name);
		await close(page);
	});
}

for (const width of WIDTHS) {
	test(`nothing is wider than a screen of ${width} pixels`, async () => {
		for (const name of ['kota', 'produk', 'survei']) {
			const page = await open(name, {viewport: {width, height: 800}}, '#u1');
			const wide = await page.evaluate(() => document.documentElement.scrollWidth);
			assert.ok(wide <= width, `${name}: ${wide}`);
			await close(page);
		}
	});
}

test('gaps are filtered by unit, group, zone and text', async () => {
	const page = await open('kota');
	const status = page.locator('.filters [role="status"]');
	const all = await page.locator('table.gaps > tbody > tr').count();
	assert.ok(all > 100);
	assert.strictEqual(await visibleRows(page, 'gaps').count(), 25);
	await page.click('[data-more="gaps"]');
	assert.strictEqual(await visibleRows(page, 'gaps').count(), all);
	await page.selectOption('select[name="unit"]', '2');
	assert.strictEqual(await visibleRows(page, 'gaps').count(), await gapsOf(page, 2));
	assert.match(await status.textContent(), new RegExp(`^${await gapsOf(page, 2)} dari `));
	await page.click('.filters [type="reset"]');
	await page.waitForFunction(count => document.querySelectorAll(
		'table.gaps > tbody > tr:not([hidden])').length === count, all);
	for (const [name, key] of [['group', 'data-group'], ['zone', 'data-zone']]) {
		const value = await page.locator(`select[name="${name}"] option`).nth(1).getAttribute('value');
		await page.selectOption(`select[name="${name}"]`, value);
		const shown = await visibleRows(page, 'gaps').evaluateAll(
			(rows, attribute) => rows.map(row => row.getAttribute(attribute)), key);
		assert.ok(shown.length > 0 && shown.length < all);
		assert.ok(shown.every(each => each === value));
		await page.selectOption(`select[name="${name}"]`, '');
	}
	await page.fill('input[type="search"]', 'MAKLUMAT foto');
	const texts = await visibleRows(page, 'gaps').allTextContents();
	assert.ok(texts.length > 0 && texts.length < all);
	assert.ok(texts.every(text => /maklumat/i.test(text) && /foto/i.test(text)));
	await page.fill('input[type="search"]', 'tidak ada yang begini');
	assert.strictEqual(await visibleRows(page, 'gaps').count(), 0);
	await close(page);
});

test('tables sort by keyboard, both ways, and say so', async () => {
	const page = await open('kota');
	await page.click('[data-more="gaps"]');
	const head = page.locator('table.gaps thead th').nth(5);
	const keys = () => page.$$eval('table.gaps > tbody > tr', rows =>
		rows.map(row => parseFloat(row.cells[5].dataset.key)));
	for (const [order, sign] of [['descending', -1], ['ascending', 1]]) {
		await head.locator('button').focus();
		await page.keyboard.press('Enter');
		assert.strictEqual(await head.getAttribute('aria-sort'), order);
		const found = await keys();
		assert.deepStrictEqual(found, found.slice().sort((a, b) => sign * (a - b)));
	}
	assert.strictEqual(await page.locator('table.gaps [aria-sort]').count(), 1);
	const unit = page.locator('table.units').first().locator('thead th').nth(1);
	await unit.locator('button').click();
	const names = await page.locator('table.units').first().locator('tbody th').allTextContents();
	assert.deepStrictEqual(names, names.slice().sort(new Intl.Collator('id').compare));
	assert.strictEqual(await unit.getAttribute('aria-sort'), 'ascending');
	await page.locator('table.heatmap thead button').nth(1).click();
	assert.ok(await page.locator('table.heatmap tbody tr').last().evaluate(row => row.matches('.mean')));
	await close(page);
});

test('a unit and an item are drilled down to', async () => {
	const page = await open('produk'), result = resultOf('produk');
	assert.strictEqual(await page.locator('details[open]').count(), 0);
	await page.locator('table.units tbody a').first().click();
	assert.strictEqual(await page.locator('details.unit[open]').count(), 1);
	assert.ok(await page.locator('details.unit[open] table.figures').isVisible());
	const link = page.locator('table.gaps tbody th a').first();
	const [, unit, object, node] = (await link.getAttribute('href')).match(/^#u(\d+)-o(\d+)-n(\d+)$/);
	await link.click();
	const row = page.locator(`#u${unit}-o${object}-n${node}`);
	assert.ok(await row.isVisible());
	assert.ok(await row.evaluate(element => element.matches(':target')));
	const {lost} = result.units[unit - 1].objects[object - 1].nodes[node];
	const said = await row.locator('td').last().evaluate(cell => cell.lastChild.textContent);
	assert.strictEqual(Number(said), lost);
	await page.click('[data-close]');
	assert.strictEqual(await page.locator('details[open]').count(), 0);
	await link.click(); // the address is there already
	assert.ok(await row.isVisible());
	await page.click('[data-open]');
	assert.strictEqual(await page.locator('details:not([open])').count(), 0);
	await close(page);
});

test('an address with an item opens it', async () => {
	const page = await open('produk', {}, '#u1-o1-n3');
	assert.ok(await page.locator('#u1-o1-n3').isVisible());
	assert.strictEqual(await page.locator('details.unit[open]').count(), 1);
	await close(page);
});

test('a name that would be a script is shown as text', async () => {
	const page = await open('jahat');
	assert.strictEqual(await page.textContent('h1'), '<script>alert(1)</script>');
	for (const unit of resultOf('jahat').units)
		assert.ok(await page.getByRole('link', {name: unit.name, exact: true}).count() > 0, unit.name);
	assert.strictEqual(await page.locator('script').count(), 1);
	assert.strictEqual(await page.locator('img, [onerror], [onfocus]').count(), 0);
	await page.click('[data-open]');
	await close(page);
});

test('the policy lets no other script run', async () => {
	const page = await open('survei');
	const ran = await page.evaluate(() => {
		const script = document.createElement('script');
		script.textContent = 'window.wasRun = true';
		document.body.append(script);
		return window.wasRun === true;
	});
	assert.strictEqual(ran, false);
	assert.ok(page.complaints.every(text => text.includes('Content Security Policy')));
	assert.ok(page.complaints.length > 0);
	await page.context().close();
});

test('without JavaScript everything is there', async () => {
	const page = await open('kota', {javaScriptEnabled: false});
	const rows = page.locator('main tbody tr');
	assert.ok(await rows.count() > 300);
	assert.strictEqual(await page.locator('main tbody tr:visible').count(), await rows.count());
	assert.strictEqual(await page.locator('button:visible, form:visible').count(), 0);
	await close(page);
});

test('keys reach everything, and focus is seen', async () => {
	const page = await open('kota');
	await page.keyboard.press('Tab');
	assert.strictEqual(await page.evaluate(() => document.activeElement.className), 'skip');
	await page.keyboard.press('Enter');
	assert.strictEqual(await page.evaluate(() => document.activeElement.id), 'content');
	for (let i = 0; i < 20; i++) {
		await page.keyboard.press('Tab');
		const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
		assert.notStrictEqual(outline, 'none');
	}
	const summary = page.locator('details.unit > summary').first();
	await summary.focus();
	await page.keyboard.press('Enter');
	assert.strictEqual(await page.locator('details.unit[open]').count(), 1);
	await close(page);
});

for (const [name, colorScheme, width] of [['kota', 'light', 1280], ['kota', 'dark', 1280],
	['produk', 'light', 360]]) {
	test(`${name}: axe finds nothing grave, ${colorScheme}, ${width} pixels`, async () => {
		const viewport = {width, height: 900};
		const page = await open(name, {colorScheme, viewport}, '#u1-o1-n3');
		const back = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
		assert.strictEqual(/rgb\(\d\d?, /.test(back), colorScheme === 'dark', back);
		await page.evaluate(axe);
		const {violations} = await page.evaluate(() => window.axe.run({resultTypes: ['violations']}));
		const grave = violations.filter(({impact}) => impact === 'serious' || impact === 'critical');
		assert.deepStrictEqual(grave.map(({id, nodes}) => id + ': ' + nodes[0].html), []);
		await close(page);
	});
}

test('paper is light, without what cannot be clicked on it', async () => {
	const page = await open('kota', {colorScheme: 'dark'});
	await page.emulateMedia({media: 'print', colorScheme: 'dark'});
	assert.strictEqual(await page.evaluate(() => getComputedStyle(document.body).backgroundColor),
		'rgb(255, 255, 255)');
	assert.strictEqual(await page.locator('nav:visible, select:visible, input:visible').count(), 0);
	const pdf = await page.pdf({preferCSSPageSize: true, printBackground: true});
	const boxes = pdf.toString('latin1').match(/\/MediaBox \[[^\]]*\]/g);
	assert.ok(boxes.length >= 3 && boxes.length <= 12, `${boxes.length} pages`);
	// A4 is 595.276 by 841.89 points.
	assert.ok(boxes.every(box => /\[0 0 59[456][\d.]* 84[123][\d.]*\]/.test(box)), boxes[0]);
	await close(page);
});

(async () => {
	browser = await chromium.launch({executablePath});
	console.log(`1..${tests.length}`);
	for (let i = 0; i < tests.length; i++) {
		try {
			await tests[i].run();
			console.log(`ok ${i + 1} - ${tests[i].name}`);
		} catch (error) {
			process.exitCode = 1;
			console.log(`not ok ${i + 1} - ${tests[i].name}`);
			console.log(String(error.stack).replace(/^/gm, '# '));
		}
	}
	await browser.close();
})().catch(error => {
	console.log(`Bail out! ${String(error.message).split('\n')[0]}`);
	process.exitCode = 1;
});
