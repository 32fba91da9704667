// The rich-text editor on the text of an item. Without it the text area takes Markdown or HTML, and nothing else changes.
import { chooseFile } from "/media.js";

const RightToLeft = ["ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"];

// What the hub stores; it cleans whatever arrives, and the editor shows the same at once.
const Vocabulary = [
  "h2/h1", "h3", "h4/h5", "p", "ul", "ol[start]", "table", "caption", "thead", "tbody/tfoot", "tr", "th[colspan|rowspan|scope]", "td[colspan|rowspan]",
  "figure", "figcaption", "img[src|alt]", "blockquote", "cite", "strong/b", "em/i", "sub", "sup", "code", "pre", "br", "hr", "abbr[title]", "dl", "dt", "dd",
  "section[class]", "a[href|title|id]", "li[id]",
].join(",");

const escape = (value) => value.replaceAll("&", "&amp;").replaceAll("\"", "&quot;").replaceAll("<", "&lt;");

// Asks in one of the editor's own dialogs; a problem keeps it open. Gives the answers, or null.
function ask(editor, title, items, initialData, check) {
  return new Promise((resolve) => {
    let answer = null;
    editor.windowManager.open({
      title,
      body: { type: "panel", items },
      initialData,
      buttons: [{ type: "cancel", text: "Cancel" }, { type: "submit", text: "Insert", primary: true }],
      onSubmit: (dialog) => {
        const problem = check(dialog.getData());
        if (problem) {
          editor.windowManager.alert(problem);
          return;
        }
        answer = dialog.getData();
        dialog.close();
      },
      onClose: () => resolve(answer),
    });
  });
}

async function insertFile(editor) {
  const file = await chooseFile();
  if (!file) return;
  if (!file.isImage) {
    editor.insertContent(`<a href="${escape(file.path)}">${editor.selection.getContent() || escape(file.title)}</a>`);
    return;
  }
  const told = await ask(
    editor,
    "Picture",
    [
      { type: "textarea", name: "alt", label: "What the picture shows, for those who can't see it" },
      { type: "input", name: "caption", label: "Caption below it, with its source (optional)" },
    ],
    { alt: file.alt, caption: "" },
    ({ alt }) => (alt.trim() ? "" : "Say in a sentence what the picture shows: readers who can't see it depend on it."),
  );
  if (told) {
    const caption = told.caption.trim() ? `<figcaption>${escape(told.caption.trim())}</figcaption>` : "";
    editor.insertContent(`<figure><img src="${escape(file.path)}" alt="${escape(told.alt.trim())}">${caption}</figure><p></p>`);
  }
}

// The sources as they stand in the form, with their numbers.
const sources = () => [...document.querySelectorAll("[data-repeat-row] input[name$='.title']")]
  .filter((input) => input.name === "sources.title")
  .map((input, n) => ({ value: `${n + 1}`, text: `${n + 1}. ${input.value.trim()}` }))
  .filter((source) => !source.text.endsWith(". "));

// A mark that is set inside a link, such as a note's way back, would cut the link in two and leave an empty half.
function leaveLink(editor) {
  const link = editor.selection.isCollapsed() && editor.dom.getParent(editor.selection.getNode(), "a");
  if (!link) return;
  const after = document.createRange();
  after.setStartAfter(link);
  editor.selection.setRng(after);
}

async function insertCitation(editor) {
  const items = sources();
  if (items.length === 0) {
    editor.windowManager.alert("There are no sources yet. Add them under Sources below the text, then cite them here.");
    return;
  }
  const told = await ask(editor, "Cite a source", [{ type: "selectbox", name: "source", label: "Source", items }], { source: items[0].value }, () => "");
  if (told) {
    leaveLink(editor);
    editor.insertContent(`<a href="#source-${told.source}">[${told.source}]</a>`);
  }
}

// The notes stand in a list at the end; marks and notes are numbered in the order of the marks.
async function insertFootnote(editor) {
  const told = await ask(
    editor,
    "Footnote",
    [{ type: "textarea", name: "note", label: "The note" }],
    { note: "" },
    ({ note }) => (note.trim() ? "" : "The note is empty; write what stands at the foot of the text."),
  );
  if (!told) return;
  const fresh = `${editor.dom.select("[id^='fnref-']").length + 1000}`;
  editor.undoManager.transact(() => {
    leaveLink(editor);
    editor.insertContent(`<sup><a href="#fn-${fresh}" id="fnref-${fresh}">${fresh}</a></sup>`);
    const list = editor.dom.select("section.footnotes > ol")[0]
      ?? editor.dom.add(editor.dom.add(editor.getBody(), "section", { class: "footnotes" }), "ol");
    editor.dom.add(list, "li", { id: `fn-${fresh}` }, `${escape(told.note.trim())} <a href="#fnref-${fresh}">↩</a>`);
    numberFootnotes(editor);
  });
}

// A note without a mark goes, and so does the list when it is empty.
function numberFootnotes(editor) {
  const marks = editor.dom.select("sup > a[id^='fnref-']");
  const list = editor.dom.select("section.footnotes > ol")[0];
  if (!list) return;
  const notes = new Map([...list.children].map((note) => [note.id, note]));
  const numbers = new Map();
  for (const mark of marks) {
    const note = notes.get(mark.getAttribute("href").slice(1));
    if (!note) continue;
    const number = numbers.get(note) ?? numbers.size + 1;
    editor.dom.setAttribs(mark, { id: `fnref-${number}`, href: `#fn-${number}`, "data-mce-href": `#fn-${number}` });
    mark.textContent = `${number}`;
    numbers.set(note, number);
  }
  [...list.children].filter((note) => !numbers.has(note)).forEach((note) => note.remove());
  for (const [note, number] of numbers) {
    note.id = `fn-${number}`;
    const back = note.querySelector("a[href^='#fnref-']:last-of-type");
    if (back) editor.dom.setAttribs(back, { href: `#fnref-${number}`, "data-mce-href": `#fnref-${number}` });
    list.append(note);
  }
  if (list.children.length === 0) list.closest("section").remove();
}

function addButtons(editor) {
  editor.ui.registry.addButton("footnote", { text: "Footnote", tooltip: "Footnote: insert one here", onAction: () => insertFootnote(editor) });
  editor.ui.registry.addButton("file", { icon: "image", tooltip: "Insert a picture or file from the library", onAction: () => insertFile(editor) });
  editor.ui.registry.addButton("source", { text: "Cite", tooltip: "Cite a source of this item", onAction: () => insertCitation(editor) });
}

function follow(editor, text) {
  let own = false;
  const changed = () => {
    numberFootnotes(editor);
    editor.save();
    own = true;
    text.dispatchEvent(new Event("input", { bubbles: true }));
    own = false;
  };
  editor.on("input change undo redo", changed);
  // Somebody else filled the field, such as from a copy that was kept.
  text.addEventListener("input", () => {
    if (!own) editor.setContent(text.value);
  });
  const locale = document.getElementById("locale");
  const speak = () => {
    const tag = locale?.value.trim() || "en";
    editor.getBody().lang = tag;
    editor.getBody().dir = RightToLeft.includes(tag.split("-")[0].toLowerCase()) ? "rtl" : "ltr";
  };
  locale?.addEventListener("input", speak);
  speak();
  document.querySelector(`label[for="${text.id}"]`)?.addEventListener("click", () => editor.focus());
  text.parentElement.querySelector("[data-insert]")?.remove();
  text.parentElement.querySelector("[data-plain-hint]")?.remove();
  // The frame has the name; an element without a role may not.
  editor.getBody().removeAttribute("aria-label");
  text.dataset.rich = "ready";
}

for (const text of document.querySelectorAll("textarea[data-rich]")) {
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  window.hugerte?.init({
    target: text,
    base_url: "/editor",
    suffix: ".min",
    skin: dark ? "oxide-dark" : "oxide",
    content_css: "/rich-text.css",
    plugins: "lists link table autolink searchreplace charmap fullscreen code wordcount directionality",
    toolbar: "blocks | bold italic | link source footnote | file table | bullist numlist blockquote | subscript superscript charmap | removeformat | undo redo | searchreplace fullscreen code",
    block_formats: "Paragraph=p; Heading=h2; Heading below it=h3; Small heading=h4; Preformatted=pre",
    toolbar_mode: "wrap",
    toolbar_sticky: true,
    menubar: false,
    branding: false,
    promotion: false,
    contextmenu: false,
    browser_spellcheck: true,
    elementpath: false,
    height: 620,
    resize: false,
    convert_urls: false,
    valid_elements: Vocabulary,
    paste_data_images: false,
    object_resizing: false,
    table_resize_bars: false,
    table_use_colgroups: false,
    table_sizing_mode: "responsive",
    table_default_attributes: {},
    table_default_styles: {},
    table_header_type: "sectionCells",
    table_appearance_options: false,
    table_advtab: false,
    table_cell_advtab: false,
    table_row_advtab: false,
    link_target_list: false,
    link_default_protocol: "https",
    iframe_aria_text: "Text of the item. Press Alt F10 for the tools.",
    setup: (editor) => {
      addButtons(editor);
      editor.on("init", () => follow(editor, text));
    },
  });
}
