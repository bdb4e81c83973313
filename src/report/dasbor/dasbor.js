// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What the page can do beyond being read: tables sort, gaps are filtered, units open and close. Everything
// is in the HTML; without this script it is all shown, and nothing is missing.
(function () {
	'use strict';

	const FIRST_ROWS = 25; // of the gaps, until all are wanted

	document.documentElement.classList.add('js');

	function all(selector, root) {
		return Array.from((root || document).querySelectorAll(selector));
	}

	// Sorting. A cell is known by its key, or by its text.

	function keyOf(row, column) {
		const cell = row.cells[column];
		return cell.dataset.key === undefined ? cell.textContent.trim() : cell.dataset.key;
	}

	// Cells without a number stand last, whichever way; texts as the page's language orders them.
	function comparison(column, isNumber, sign) {
		const collator = new Intl.Collator(document.documentElement.lang, {numeric: true});
		return function (a, b) {
			const left = keyOf(a, column), right = keyOf(b, column);
			if (!isNumber)
				return sign * collator.compare(left, right);
			const x = parseFloat(left), y = parseFloat(right);
			if (isNaN(x) || isNaN(y))
				return isNaN(x) - isNaN(y);
			return sign * (x - y);
		};
	}

	function sortBy(head) {
		const table = head.closest('table'), body = table.tBodies[0];
		const isNumber = head.dataset.sort === 'number';
		const first = isNumber ? 'descending' : 'ascending';
		const second = isNumber ? 'ascending' : 'descending';
		const order = head.getAttribute('aria-sort') === first ? second : first;
		const compare = comparison(head.cellIndex, isNumber, order === 'ascending' ? 1 : -1);
		const rows = Array.from(body.rows).filter(row => row.dataset.fixed === undefined);
		const fixed = all('tr[data-fixed]', body);
		all('th[aria-sort]', table).forEach(other => other.removeAttribute('aria-sort'));
		head.setAttribute('aria-sort', order);
		rows.sort(compare).concat(fixed).forEach(row => body.appendChild(row));
		table.dispatchEvent(new Event('sorted'));
	}

	function makeSortable(head) {
		const button = document.createElement('button');
		button.type = 'button';
		button.append(...head.childNodes);
		button.addEventListener('click', () => sortBy(head));
		head.append(button);
	}

	// Filters. A row is shown where it fits every choice and holds every word.

	function fits(row, choices, words) {
		if (choices.some(choice => choice.value && row.dataset[choice.name] !== choice.value))
			return false;
		const text = words.length ? row.textContent.toLowerCase() : '';
		return words.every(word => text.includes(word));
	}

	function makeFilter(form) {
		const table = document.querySelector('table.' + form.dataset.filters);
		const more = document.querySelector('[data-more="' + form.dataset.filters + '"]');
		const status = form.querySelector('[role="status"]');
		const choices = all('select', form), search = form.elements.text;
		let most = FIRST_ROWS;

		function update() {
			const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
			const rows = Array.from(table.tBodies[0].rows);
			const fitting = rows.filter(row => fits(row, choices, words));
			rows.forEach(row => { row.hidden = true; });
			fitting.slice(0, most).forEach(row => { row.hidden = false; });
			const shown = Math.min(fitting.length, most);
			more.parentElement.hidden = shown === fitting.length;
			status.textContent = [shown, status.dataset.of, fitting.length,
				status.dataset.what].join(' ');
		}

		form.addEventListener('input', update);
		form.addEventListener('submit', event => event.preventDefault());
		form.addEventListener('reset', () => setTimeout(update));
		table.addEventListener('sorted', update);
		more.addEventListener('click', () => { most = Infinity; update(); });
		update();
	}

	// Details. What an address names is opened, with all it stands in.

	function openAround(element) {
		for (let at = element; at; at = at.parentElement) {
			if (at.tagName === 'DETAILS')
				at.open = true;
		}
	}

	function follow() {
		const target = location.hash && document.getElementById(location.hash.slice(1));
		if (!target || !target.closest('details'))
			return;
		openAround(target);
		target.scrollIntoView();
	}

	// Also where the address already is what is clicked.
	function onLink(event) {
		const link = event.target.closest('a[href^="#"]');
		if (link)
			openAround(document.getElementById(link.hash.slice(1)));
	}

	function setAll(isOpen) {
		all('#detail details').forEach(details => { details.open = isOpen; });
	}

	function onClick(selector, action) {
		all(selector).forEach(button => button.addEventListener('click', action));
	}

	document.addEventListener('DOMContentLoaded', function () {
		all('[data-script]').forEach(element => { element.hidden = false; });
		all('th[data-sort]').forEach(makeSortable);
		all('form[data-filters]').forEach(makeFilter);
		onClick('[data-print]', () => window.print());
		onClick('[data-open]', () => setAll(true));
		onClick('[data-close]', () => setAll(false));
		all('details').forEach(details => { details.open = false; });
		document.addEventListener('click', onLink);
		window.addEventListener('hashchange', follow);
		document.documentElement.classList.add('ready');
		follow();
	});
}());
