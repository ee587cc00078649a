/* The style sheet of an HTML letter that stands alone: logical properties, so
 * that one sheet serves both directions; leading by script; print. */
#ifndef VERNACULAR_RENDER_HTML_STYLE_H
#define VERNACULAR_RENDER_HTML_STYLE_H

#define HTML_STYLE                                                             \
	"*{box-sizing:border-box}\n"                                           \
	"html{font:100%/1.6 \"Noto Sans\",system-ui,sans-serif;"               \
	"color:#1b2624;background:#fbfaf6;-webkit-text-size-adjust:100%}\n"    \
	"body{margin:0;font-size:1.0625rem}\n"                                 \
	"main{max-inline-size:44rem;margin-inline:auto;padding:1rem}\n"        \
	".letter{background:#fff;border:1px solid #d9d6cc;"                    \
	"border-radius:.375rem;padding:clamp(1rem,4vw,2.5rem);"                \
	"overflow-wrap:break-word}\n"                                          \
	"h1{font-size:1.75rem;line-height:1.25;margin-block:0 1rem}\n"         \
	"h2{font-size:1.25rem;line-height:1.3;margin-block:2rem .5rem}\n"      \
	"p,ul,ol,table,blockquote{margin-block:0 1rem}\n"                      \
	"ul,ol{padding-inline-start:1.5rem}\nli{margin-block-end:.4rem}\n"     \
	"table{inline-size:100%;border-collapse:collapse}\n"                   \
	"th,td{text-align:start;vertical-align:top;padding:.6rem .75rem;"      \
	"border-block-end:1px solid #d9d6cc}\n"                                \
	"th{border-block-end:2px solid #0b5557}\n"                             \
	"blockquote{margin-inline:0;padding-inline-start:1rem;"                \
	"border-inline-start:4px solid #0b5557}\n"                             \
	"hr{border:0;border-block-start:1px solid #d9d6cc;"                    \
	"margin-block:2rem 1rem}\n"                                            \
	"img{max-inline-size:100%}\na{color:#0b5557}\n"                        \
	":focus-visible{outline:3px solid #ffbf47;outline-offset:2px}\n"       \
	".draft{position:sticky;inset-block-start:0;background:#fcefd9;"       \
	"color:#5c3200;border:2px dashed #8a4b00;border-radius:.375rem;"       \
	"padding:.5rem .75rem;margin-block-end:1.5rem;font-weight:700}\n"      \
	".draft p{margin:0}\n.whole{white-space:nowrap}\n"                    \
	":lang(ar),:lang(fa),:lang(ckb),:lang(ps){"                            \
	"font-family:\"Noto Naskh Arabic\",\"Noto Sans\",sans-serif;"          \
	"line-height:1.85}\n"                                                  \
	":lang(ur){font-family:\"Noto Nastaliq Urdu\",\"Noto Sans\","          \
	"sans-serif;line-height:2.3}\n"                                        \
	":lang(bn){font-family:\"Noto Sans Bengali\",sans-serif;"              \
	"line-height:1.75}\n"                                                  \
	":lang(pa){font-family:\"Noto Sans Gurmukhi\",sans-serif;"             \
	"line-height:1.75}\n"                                                  \
	":lang(zh){font-family:\"Noto Sans\",\"Noto Sans CJK SC\","            \
	"sans-serif;line-height:1.8}\n"                                        \
	":lang(en){font-family:\"Noto Sans\",system-ui,sans-serif;"            \
	"line-height:1.6}\n"                                                   \
	"h1:lang(ur),h2:lang(ur){line-height:2}\n"                             \
	"@media print{@page{size:A4;margin:20mm}"                              \
	"html,.letter{background:#fff;color:#000}body{font-size:12pt}"         \
	"main,.letter{padding:0;border:0;max-inline-size:none}"                \
	"h1,h2{break-after:avoid}tr,li{break-inside:avoid}"                    \
	".draft{position:static;border-color:#000}}\n"                         \
	"@media (forced-colors:active){.letter,.draft{"                        \
	"border-color:CanvasText}}\n"

/* More of it for Easy Read. */
#define HTML_STYLE_EASY                                                        \
	".easy{font-size:1.375rem}\n"                                          \
	".pic{display:flex;gap:1rem;align-items:center;"                       \
	"margin-block-end:1rem}\n"                                             \
	".pic img{flex:none;inline-size:30%;max-inline-size:9rem;"             \
	"background:#fff}\n.pic p{margin:0}\n"                                 \
	"@media print{.easy{font-size:16pt}.pic{break-inside:avoid}}\n"

/* More of it where a form goes with the letter. */
#define HTML_STYLE_ENCLOSURE                                                   \
	".letter+.letter{margin-block-start:1.5rem}\n"                         \
	"@media print{.letter+.letter{break-before:page;margin:0}}\n"

#endif
