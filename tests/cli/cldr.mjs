// Values as CLDR's patterns say, worked out here from the data itself: what
// cldr_test.mjs expects of `vernacular value`. Knows as much of UTS 35 as the
// values of letters need, and no ICU. Source: UTS 35, CLDR 42.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

// Any file of the npm packages; throws where they are not installed.
export const load = file => require(file);

export function locale(name) {
	const main = file => load(file).main[name];
	const numbers = main(`cldr-numbers-full/main/${name}/numbers.json`);
	const dates = main(`cldr-dates-full/main/${name}/ca-gregorian.json`);
	const money = main(`cldr-numbers-full/main/${name}/currencies.json`);
	const lists = main(`cldr-misc-full/main/${name}/listPatterns.json`);

	return {
		name,
		numbers: numbers.numbers,
		dates: dates.dates.calendars.gregorian,
		currencies: money.numbers.currencies,
		lists: lists.listPatterns['listPattern-type-standard'],
	};
}

// --- digits and numbers

function systemOf(cldr, digits) {
	if (digits === 'latin')
		return 'latn';
	if (digits === 'native')
		return cldr.numbers.otherNumberingSystems.native;
	return cldr.numbers.defaultNumberingSystem;
}

export function usualSystem(cldr) {
	return systemOf(cldr);
}

function inDigits(text, system) {
	const all = load('cldr-core/supplemental/numberingSystems.json')
		.supplemental.numberingSystems;
	const digits = [...all[system]._digits];

	return text.replace(/[0-9]/g, digit => digits[digit]);
}

// Where a system has no symbols or patterns of its own it has those of latn.
function ofSystem(cldr, what, system) {
	return cldr.numbers[`${what}-numberSystem-${system}`] ??
		cldr.numbers[`${what}-numberSystem-latn`];
}

// "#,##,##0.00 ¤" taken apart; quoted text stays text.
function parsePattern(pattern) {
	const [positive, negative] = pattern.split(';');
	const found = /^((?:'[^']*'|[^#0,.'])*)([#0,.]+)(.*)$/u.exec(positive);
	const [whole, decimals = ''] = found[2].split('.');
	const groups = whole.split(',').slice(1).map(group => group.length);

	return {
		prefix: found[1], suffix: found[3],
		negative: negative &&
			/^((?:'[^']*'|[^#0,.'])*)[#0,.]+(.*)$/u.exec(negative),
		primary: groups.at(-1) ?? 0,
		secondary: groups.length > 1 ? groups.at(-2) : groups.at(-1) ?? 0,
		least: (decimals.match(/0/g) ?? []).length,
	};
}

// Digits before the decimal point, in groups of the language's size where
// there are enough of them.
function group(whole, pattern, least, separator) {
	const { primary, secondary } = pattern;

	if (!primary || whole.length < primary + Math.max(1, least))
		return whole;
	const groups = [whole.slice(-primary)];
	let rest = whole.slice(0, -primary);
	while (rest) {
		groups.unshift(rest.slice(-secondary));
		rest = rest.slice(0, -secondary);
	}
	return groups.join(separator);
}

const unquote = text => text.replace(/'([^']*)'/gu, (all, inner) => inner || "'");

function affixes(pattern, minus) {
	if (!minus)
		return [pattern.prefix, pattern.suffix];
	if (pattern.negative)
		return [pattern.negative[1], pattern.negative[2]];
	return [`-${pattern.prefix}`, pattern.suffix];
}

// A decimal such as "-1234.50" by a pattern; what is the currency, if any, is
// put in for "¤".
function format(cldr, decimal, text, system, currency) {
	const symbols = ofSystem(cldr, 'symbols', system);
	const pattern = parsePattern(text);
	const minus = decimal.startsWith('-') && /[1-9]/.test(decimal);
	const [whole, decimals = ''] = decimal.replace('-', '').split('.');
	const point = currency && symbols.currencyDecimal || symbols.decimal;
	const comma = currency && symbols.currencyGroup || symbols.group;
	const places = decimals.padEnd(pattern.least, '0');
	const number = group(whole.replace(/^0+(?=.)/, ''), pattern,
		Number(cldr.numbers.minimumGroupingDigits), '\u0001') +
		(places ? `\u0002${places}` : '');
	const shown = inDigits(number, system).replaceAll('\u0001', comma)
		.replace('\u0002', point);
	let [prefix, suffix] = affixes(pattern, minus);

	if (currency)
		[prefix, suffix] = withCurrency(cldr, prefix, suffix, currency,
			system);
	const symbol = side => unquote(side).replace('-', symbols.minusSign)
		.replace('%', symbols.percentSign);
	return symbol(prefix) + shown + symbol(suffix);
}

// A currency that ends in a letter is kept apart from the digits next to it.
function withCurrency(cldr, prefix, suffix, symbol, system) {
	const spacing = ofSystem(cldr, 'currencyFormats', system).currencySpacing;
	const letter = side => /[^\p{S}\p{Z}]/u.test(side);

	if (prefix.endsWith('¤') && letter([...symbol].at(-1)))
		prefix += spacing.beforeCurrency ?
			spacing.afterCurrency.insertBetween : '';
	if (suffix.startsWith('¤') && letter([...symbol][0]))
		suffix = spacing.beforeCurrency.insertBetween + suffix;
	return [prefix.replace('¤', symbol), suffix.replace('¤', symbol)];
}

// Trailing zeros of a decimal have no meaning.
const trim = decimal => decimal.includes('.') ?
	decimal.replace(/\.?0+$/, '') : decimal;

export function number(cldr, decimal, digits) {
	const system = systemOf(cldr, digits);

	return format(cldr, trim(decimal),
		ofSystem(cldr, 'decimalFormats', system).standard, system);
}

// A fraction: two places to the right.
function hundredfold(decimal) {
	const minus = decimal.startsWith('-') ? '-' : '';
	const [whole, decimals = ''] = decimal.replace('-', '').split('.');
	const moved = decimals.padEnd(2, '0');

	return trim(`${minus}${whole}${moved.slice(0, 2)}.${moved.slice(2)}0`)
		.replace(/^(-?)0+(?=\d)/, '$1');
}

export function percent(cldr, decimal, digits) {
	const system = systemOf(cldr, digits);

	return format(cldr, hundredfold(decimal),
		ofSystem(cldr, 'percentFormats', system).standard, system);
}

export function money(cldr, amount, digits) {
	const [decimal, code] = amount.split(' ');
	const system = systemOf(cldr, digits);
	const formats = ofSystem(cldr, 'currencyFormats', system);
	const [whole, decimals = ''] = decimal.split('.');
	const symbol = cldr.currencies[code].symbol ?? code;
	const beside = formats['standard-alphaNextToNumber'];
	const letters = /\p{L}/u.test(formats.standard.startsWith('¤') ?
		[...symbol].at(-1) : [...symbol][0]);

	return format(cldr, `${whole}.${decimals.padEnd(2, '0')}`,
		letters && beside || formats.standard, system, symbol);
}

// --- dates and times

function dayOf(date) {
	return ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'][
		new Date(Date.UTC(date.year, date.month - 1, date.day)).getUTCDay()];
}

// The part of the day that "B" names. Source: dayPeriods.json.
function period(cldr, date) {
	const all = load('cldr-core/supplemental/dayPeriods.json')
		.supplemental.dayPeriodRuleSet;
	const rules = all[cldr.name] ?? all[cldr.name.split('-')[0]] ?? {};
	const minutes = text => Number(text.split(':')[0]) * 60;
	const now = date.hour * 60 + date.minute;

	for (const [name, rule] of Object.entries(rules)) {
		const from = rule._from && minutes(rule._from);
		const before = rule._before && minutes(rule._before);

		if (from === undefined)
			continue;
		if (from < before ? now >= from && now < before :
			now >= from || now < before)
			return name;
	}
	return date.hour < 12 ? 'am' : 'pm';
}

const widths = { 3: 'abbreviated', 4: 'wide', 5: 'narrow' };

function field(cldr, letters, date) {
	const { length } = letters;
	const pad = value => String(value).padStart(length, '0');
	const names = (what, form) =>
		cldr.dates[what][form][widths[Math.max(3, length)]];

	switch (letters[0]) {
	case 'y': return length === 2 ? pad(date.year % 100) : pad(date.year);
	case 'M': return length < 3 ? pad(date.month) :
		names('months', 'format')[date.month];
	case 'L': return length < 3 ? pad(date.month) :
		names('months', 'stand-alone')[date.month];
	case 'd': return pad(date.day);
	case 'E': return names('days', 'format')[dayOf(date)];
	case 'G': return cldr.dates.eras.eraAbbr['1'];
	case 'H': return pad(date.hour);
	case 'h': return pad(date.hour % 12 || 12);
	case 'K': return pad(date.hour % 12);
	case 'k': return pad(date.hour || 24);
	case 'm': return pad(date.minute);
	case 'a': return names('dayPeriods', 'format')[
		date.hour < 12 ? 'am' : 'pm'];
	case 'B': return names('dayPeriods', 'format')[period(cldr, date)];
	default: throw new Error(`${cldr.name}: no field ${letters}`);
	}
}

// Numbers in the pattern's own digits where it names some, words as they are.
function pattern(cldr, text, date, digits) {
	const system = text._numbers ?? systemOf(cldr, digits);

	return (text._value ?? text).replace(/'([^']*)'|([a-zA-Z])\2*/gu,
		(all, quoted, letter) => {
			if (!letter)
				return quoted || "'";
			const value = field(cldr, all, date);
			return /^\d+$/.test(value) ? inDigits(value, system) : value;
		});
}

function parseDate(text) {
	const [, year, month, day, hour = 0, minute = 0] =
		/^(\d+)-(\d+)-(\d+)(?:T(\d+):(\d+))?$/.exec(text).map(Number);

	return { year, month, day, hour: hour || 0, minute: minute || 0 };
}

export function dateLong(cldr, text, digits) {
	return pattern(cldr, cldr.dates.dateFormats.long, parseDate(text), digits);
}

export function dateShort(cldr, text, digits) {
	return pattern(cldr, cldr.dates.dateFormats.short, parseDate(text), digits);
}

export function time(cldr, text, digits) {
	return pattern(cldr, cldr.dates.timeFormats.short,
		parseDate(`2026-01-01T${text}`), digits);
}

export function datetime(cldr, text, digits) {
	const glue = cldr.dates['dateTimeFormats-atTime'].standard.long;

	return unquote(glue)
		.replace('{1}', dateLong(cldr, text, digits))
		.replace('{0}', time(cldr, text.split('T')[1], digits));
}

// --- lists and plurals

const join = (text, a, b) => text.replace(/\{([01])\}/g,
	(all, which) => which === '0' ? a : b);

export function list(cldr, line) {
	const items = line.split('\t');
	const { lists } = cldr;

	if (items.length === 1)
		return items[0];
	if (items.length === 2)
		return join(lists['2'], ...items);
	const last = items.pop();
	const [first, ...middle] = items;
	const start = middle.length ?
		join(lists.start, first, '\u0003') : first;
	let all = start;
	middle.forEach((item, index) => {
		const rest = index + 1 < middle.length ?
			join(lists.middle, item, '\u0003') : item;
		all = all.replace('\u0003', rest);
	});
	return join(lists.end, all, last);
}

// One relation of a rule: "n % 10 = 2..4,7" or "i != 1".
function holds(relation, operands) {
	const [, operand, modulo, unequal, ranges] =
		/^([nivwftce])(?: % (\d+))? (!?)= ([\d.,]+)$/.exec(relation.trim());
	const value = modulo ? operands[operand] % modulo : operands[operand];
	const found = ranges.split(',').some(range => {
		const [from, to = from] = range.split('..').map(Number);

		return Number.isInteger(value) && value >= from && value <= to;
	});

	return found !== (unequal === '!');
}

export function plural(cldr, decimal) {
	const all = load('cldr-core/supplemental/plurals.json')
		.supplemental['plurals-type-cardinal'];
	const rules = all[cldr.name] ?? all[cldr.name.split('-')[0]];
	const [whole, decimals = ''] = trim(decimal.replace('-', '')).split('.');
	const operands = {
		n: Number(trim(decimal.replace('-', ''))), i: Number(whole),
		v: decimals.length, w: decimals.length, f: Number(decimals),
		t: Number(decimals), c: 0, e: 0,
	};

	for (const [name, rule] of Object.entries(rules ?? {})) {
		const condition = rule.split('@')[0].trim();

		if (condition && condition.split(' or ').some(side =>
			side.split(' and ').every(one => holds(one, operands))))
			return name.replace('pluralRule-count-', '');
	}
	return 'other';
}
