// Suggestions while somebody types into a search field (a combobox with a listbox, as WAI-ARIA describes it).
// Without script the field is what it is: a field of a form.
const pause = 120;
const remembered = new Map();

const ask = async (url, text, signal) => {
  const key = text.toLowerCase();
  if (!remembered.has(key)) {
    const answer = await fetch(`${url}?q=${encodeURIComponent(text)}`, { signal });
    if (!answer.ok) {
      return [];
    }
    if (remembered.size > 100) {
      remembered.clear();
    }
    remembered.set(key, (await answer.json()).suggestions);
  }
  return remembered.get(key);
};

// A text with the typed letters marked; texts are never read as HTML.
const marked = (className, text, marks) => {
  const span = document.createElement("span");
  span.className = className;
  let at = 0;
  for (const [start, length] of marks) {
    const mark = document.createElement("mark");
    mark.textContent = text.slice(start, start + length);
    span.append(text.slice(at, start), mark);
    at = start + length;
  }
  span.append(text.slice(at));
  return span;
};

const combobox = (input) => {
  const list = document.createElement("ul");
  list.id = `${input.id}-suggestions`;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.dataset.label ?? "Suggestions");
  list.hidden = true;
  const status = document.createElement("span");
  status.className = "unseen";
  status.setAttribute("role", "status");
  input.parentElement.classList.add("has-suggestions");
  input.parentElement.append(list, status);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", list.id);

  let suggestions = [];
  let active = -1;
  let timer = 0;
  let asked = null;

  const point = (at) => {
    active = at;
    [...list.children].forEach((option, n) => option.setAttribute("aria-selected", String(n === at)));
    if (at < 0) {
      input.removeAttribute("aria-activedescendant");
    } else {
      input.setAttribute("aria-activedescendant", list.children[at].id);
      list.children[at].scrollIntoView({ block: "nearest" });
    }
  };

  const close = () => {
    clearTimeout(timer);
    asked?.abort();
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    status.textContent = "";
    point(-1);
  };

  const show = (found) => {
    suggestions = found;
    list.replaceChildren(...found.map((one, n) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${n}`;
      option.setAttribute("role", "option");
      const text = marked("suggestion-text", one.text, one.marks);
      if (one.note) {
        text.append(" ", marked("suggestion-note", one.note, one.noteMarks));
      }
      option.append(text);
      const kind = document.createElement("span");
      kind.className = "suggestion-kind";
      kind.textContent = one.kind;
      option.append(" ", kind);
      return option;
    }));
    point(-1);
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
    const { none = "No suggestions", one = "{0} suggestion", many = "{0} suggestions" } = input.dataset;
    status.textContent = found.length === 0 ? none : (found.length === 1 ? one : many).replace("{0}", found.length);
  };

  const look = async () => {
    // An answer to what was typed before is dropped.
    asked?.abort();
    const own = asked = new AbortController();
    const text = input.value.trim();
    if (text.length === 0) {
      close();
      return;
    }
    try {
      const found = await ask(input.dataset.suggest, text, own.signal);
      if (own === asked && !own.signal.aborted && document.activeElement === input) {
        show(found);
      }
    } catch {
      // The form works without suggestions.
    }
  };

  const choose = (at, elsewhere) => {
    const { url } = suggestions[at];
    close();
    if (elsewhere) {
      open(url, "_blank", "noopener");
    } else {
      location.assign(url);
    }
  };

  input.addEventListener("input", (event) => {
    clearTimeout(timer);
    if (!event.isComposing) {
      timer = setTimeout(look, pause);
    }
  });
  input.addEventListener("compositionend", () => { timer = setTimeout(look, pause); });
  input.addEventListener("blur", close);
  input.form.addEventListener("submit", close);
  input.addEventListener("keydown", (event) => {
    const count = list.hidden ? 0 : list.children.length;
    if (event.isComposing || event.ctrlKey || event.metaKey) {
      return;
    }
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !event.altKey && count > 0) {
      event.preventDefault();
      // Beyond either end the field itself is the next stop.
      const step = event.key === "ArrowDown" ? 1 : -1;
      point(((active + 1 + step + count + 1) % (count + 1)) - 1);
    } else if (event.key === "ArrowDown" && count === 0) {
      event.preventDefault();
      look();
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      choose(active, false);
    } else if ((event.key === "Escape" || (event.key === "ArrowUp" && event.altKey)) && count > 0) {
      event.preventDefault();
      close();
    } else if (event.key === "Home" || event.key === "End" || event.key === "ArrowLeft" || event.key === "ArrowRight") {
      point(-1);
    }
  });

  // The field keeps the focus while somebody points at the list.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const at = [...list.children].indexOf(event.target.closest("[role='option']"));
    if (at >= 0) {
      choose(at, event.ctrlKey || event.metaKey);
    }
  });
};

for (const input of document.querySelectorAll("input[data-suggest]")) {
  combobox(input);
}
