// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "report/rapor/style.h"

#include "base/buffer.h"
#include "base/compiler.h"

// A sheet is an A4 page with its own margins: the browser's would carry its own head and foot. It is a
// hair lower than the paper, so that rounding never makes a page more. Colours are those of the
// workbook, and always stand beside symbol and word.
static const char *const rules[] = {
	"@page{size:A4 portrait;margin:0}",
	"*{box-sizing:border-box;margin:0;padding:0}",
	"html{-webkit-print-color-adjust:exact;print-color-adjust:exact}",
	// NOLINTNEXTLINE(bugprone-suspicious-missing-comma): long rules take two lines, on purpose
	"body{font:8.5pt/1.3 Arial,'Liberation Sans',Helvetica,sans-serif;color:#1f2933;"
	"font-variant-numeric:tabular-nums;overflow-wrap:anywhere}",
	".sheet{display:flex;flex-direction:column;gap:3.6mm;width:210mm;height:296.5mm;"
	"padding:11mm 16mm 8mm;overflow:hidden;background:#fff;break-inside:avoid;break-after:page}",
	".sheet:last-child{break-after:auto}",
	"@media screen{body{background:#d9e2ec}.sheet{margin:8mm auto;box-shadow:0 1px 6px #9fb3c8}}",

	// text
	".one{white-space:nowrap;overflow:hidden;text-overflow:ellipsis}",
	".two,.three,.name,h1{display:-webkit-box;-webkit-box-orient:vertical;overflow:hidden}",
	".two,h1{-webkit-line-clamp:2}",
	".name{-webkit-line-clamp:1}",
	".three{-webkit-line-clamp:3}",
	".quiet,small,.facts,.band,footer{color:#52606d}",
	"h1{font-size:17pt;line-height:1.15;letter-spacing:-.01em}",
	"h2{margin-bottom:1.2mm;font-size:10pt;color:#334e68}",
	"h2 small{font-size:8pt;font-weight:normal;margin-left:1mm}",
	"a{color:inherit;text-decoration:none}",

	// head and foot
	"header,footer,.panel{display:flex;justify-content:space-between;gap:8mm}",
	"header{padding-bottom:2.4mm;border-bottom:.6mm solid #334e68;font-size:8.5pt;color:#52606d}",
	"header div:first-child{flex:1;min-width:0}",
	"header div:last-child{flex:none;max-width:60mm;text-align:right}",
	".from{font-size:10.5pt;font-weight:bold;color:#334e68;margin-bottom:.6mm}",
	"footer{margin-top:auto;padding-top:1.6mm;border-top:.2mm solid #cbd2d9;font-size:7pt}",
	"footer p:last-child{flex:none}",

	// panel
	".who{flex:1;min-width:0}",
	".kind{font-size:8pt;letter-spacing:.06em;text-transform:uppercase;color:#52606d;"
	"margin-bottom:.8mm}",
	".facts{margin-top:1.2mm}",
	".score{flex:none;max-width:70mm;text-align:right}",
	".number{font-size:26pt;line-height:1;font-weight:bold;letter-spacing:-.02em;margin-bottom:1.4mm}",
	".number small{font-size:9pt;font-weight:normal;letter-spacing:0}",
	".score .zone{padding:1mm 3.2mm;font-size:11pt;border:.3mm solid;border-radius:1.2mm}",
	".band{margin-top:1.2mm;font-size:9pt}",
	".remarks{list-style:none;padding:1.6mm 3mm;background:#f0f4f8;border-left:.8mm solid #334e68}",

	// zones
	".zone{display:inline-block;max-width:100%;vertical-align:top;overflow:hidden;"
	"text-overflow:ellipsis;white-space:nowrap;font-weight:bold;color:#1f2933}",
	"i{font:normal 1em 'DejaVu Sans','Segoe UI Symbol','Apple Symbols',sans-serif}",
	".score .zone{background:#e4e7eb}",
	".green{color:#0b4f3c}.score .green{background:#bfe3d6}",
	".yellow{color:#5c4700}.score .yellow{background:#fff0b8}",
	".red{color:#7a2306}.score .red{background:#f5c6ae}",

	// tables
	"table{width:100%;border-collapse:collapse}",
	"th{font-weight:normal;text-align:left}",
	"th,td{padding:.7mm 2mm .7mm 0;vertical-align:top}",
	"th:last-child,td:last-child{padding-right:0}",
	"thead th{font-size:7.5pt;color:#52606d;border-bottom:.2mm solid #9fb3c8;padding-bottom:.5mm}",
	"tbody tr+tr>*{border-top:.2mm solid #e4e7eb}",
	".n{text-align:right;white-space:nowrap}",

	// bars
	"svg{display:block;width:100%;overflow:visible}",
	".bar{height:2.6mm}",
	".track{fill:#e4e7eb}",
	".fill{fill:#7b8794}",
	".tick{fill:#1f2933}",
	".plain .fill{fill:#486581}",
	".green .fill{fill:#3a9d7c}",
	".yellow .fill{fill:#e3b023}",
	".red .fill{fill:#d2622a}",
	".floors{height:2.8mm;font-size:7pt;fill:#52606d}",
	".floors text{text-anchor:middle}",

	// the tables one by one
	".figures{table-layout:fixed}",
	".figures td,.figures tbody th{padding-top:.9mm;padding-bottom:.9mm}",
	".figures th:nth-child(1){width:28mm}",
	".figures th:nth-child(2){width:17mm}",
	".figures th:nth-child(3){width:40mm;padding-left:4mm}",
	".figures td:nth-child(3){padding-left:4mm}",
	".figures td .bar{margin-top:.7mm}",
	".figures tfoot th,.figures tfoot td{padding:0;font-size:7pt;color:#52606d}",
	".counted th,.counted .n{font-weight:bold}",
	".halves{display:grid;grid-template-columns:1fr 1fr;gap:8mm}",
	".parts,.lines,.gaps,.ruled,.units,.pairs{table-layout:fixed}",
	".parts th{width:42%}",
	".halves .parts th{width:57%}",
	".parts th,.parts td,.lines th,.lines td{padding-top:.5mm;padding-bottom:.5mm}",
	".parts td:last-child{width:15mm}",
	".parts .bar{margin-top:.7mm}",
	".inner th{padding-left:4mm}",
	".inner .bar{height:1.4mm;margin-top:1.2mm}",
	".lines td.n{width:15mm}",
	".lines td:last-child{width:24mm;padding-left:3mm}",
	".gaps{font-size:8pt}",
	".gaps th:nth-child(1){width:54mm}",
	".gaps th:nth-child(2){width:13mm}",
	".gaps th:nth-child(4){width:46mm}",
	".gaps td:nth-child(3),.gaps th:nth-child(3){padding-left:3mm}",
	".follow-up{display:flex;flex-direction:column;flex:1 1 0;min-height:0;max-height:62mm;"
	"overflow:hidden}",
	".ruled th,.ruled td{border:.2mm solid #9fb3c8;padding:.8mm 1.6mm}",
	".ruled{flex:1;font-size:8pt;line-height:1.2}",
	".ruled thead tr{height:5mm}",
	".ruled tbody tr{height:7.8mm}",
	".ruled.tight tbody tr{height:6.2mm}",
	".tight td,.tight tbody th{padding-top:.4mm;padding-bottom:.4mm}",
	".tight .two{-webkit-line-clamp:1}",
	".tight .three{-webkit-line-clamp:2}",
	".ruled th:nth-child(2){width:44mm}",
	".ruled th:nth-child(3){width:28mm}",
	".ruled th:nth-child(4){width:24mm}",
	".units th:nth-child(1),.pairs th:nth-child(1){width:8mm}",
	".units th:nth-child(3){width:15mm}",
	".units th:nth-child(4){width:33mm;padding-left:4mm}",
	".units td:nth-child(4){padding-left:4mm}",
	".units th:nth-child(5){width:36mm}",
	".units th:nth-child(6){width:20mm}",
	".units th:nth-child(7){width:14mm}",
	".spaced td,.spaced th{padding-top:1.3mm;padding-bottom:1.3mm}",
	".spaced .name{-webkit-line-clamp:2}",
	".pairs th,.pairs td{padding-top:.55mm;padding-bottom:.55mm}",
	".pairs th:nth-child(3){width:13mm}",
	".pairs th:nth-child(4){width:23mm;padding-left:3mm}",
	".pairs td:nth-child(4){padding-left:3mm}",
};

void
rapor_write_style(struct buffer *out)
{
	for (size_t i = 0; i < COUNT_OF(rules); i++) {
		buffer_add_text(out, rules[i]);
		buffer_add_char(out, '\n');
	}
}
