// Beside the editor: keeps what is typed, says who else is here, and asks for advice. Every page works without it.

const form = document.querySelector("form[data-writing]");

if (form) {
  const { writing: item, type } = form.dataset;
  const page = form.elements.namedItem("page").value;
  const state = document.querySelector("[data-kept-state]");
  const shelf = `hub-unsaved-${item || type}-${page}`;

  // What is typed, as the server reads it, without what belongs to this page alone.
  const fields = () => {
    const body = new FormData(form);
    body.delete("action");
    return body;
  };
  const send = (path, body, options = {}) => fetch(path, { method: "POST", body, credentials: "same-origin", redirect: "manual", ...options });
  const say = (text, wrong = false) => {
    if (state.textContent !== text) state.textContent = text;
    state.classList.toggle("bad", wrong);
  };

  // Keeping: three seconds after the last change, at the latest every ten. One at a time, so that an older text never comes last.
  let [waiting, since, running, changed, leaving] = [0, 0, null, false, false];
  const shelve = () => {
    try {
      const body = [...fields()].filter(([name, value]) => name !== "form-token" && typeof value === "string");
      localStorage.setItem(shelf, JSON.stringify({ at: Date.now(), fields: body }));
      return true;
    } catch {
      return false;
    }
  };
  const unshelve = () => { try { localStorage.removeItem(shelf); } catch { /* a browser that keeps nothing has nothing to forget */ } };
  const keep = async () => {
    waiting = 0;
    since = 0;
    if (running || leaving) return;
    changed = false;
    running = new AbortController();
    try {
      const answer = await send(item ? `/admin/content/${item}/kept` : `/admin/content/new/kept?type=${type}`, fields(), { signal: running.signal });
      if (answer.ok) {
        say(`Kept at ${await answer.text()}`);
        unshelve();
      } else {
        const here = shelve() ? " A copy stays in this browser." : "";
        say((answer.status === 413 ? "Not kept: the text is too long." : answer.status === 429 ? "Not kept yet: the hub is busy." : "Not kept: log in again in another tab.") + here, true);
        if (answer.status === 429) changed = true;
      }
    } catch (error) {
      if (error.name !== "AbortError") {
        say(`Not kept: no connection.${shelve() ? " A copy stays in this browser." : ""}`, true);
        changed = true;
      }
    } finally {
      running = null;
      if (changed && !leaving) plan(5000);
    }
  };
  const plan = (delay) => {
    changed = true;
    since ||= Date.now();
    clearTimeout(waiting);
    waiting = setTimeout(keep, Math.max(0, Math.min(delay, since + 10000 - Date.now())));
  };
  form.addEventListener("input", () => plan(3000));
  form.addEventListener("change", () => plan(3000));
  form.addEventListener("submit", () => {
    leaving = true;
    clearTimeout(waiting);
    running?.abort();
    // Until the next page says that it is stored, the browser's copy is the only one of the last seconds.
    shelve();
    try { sessionStorage.setItem("hub-submitted", shelf); } catch { /* then the copy is offered once more */ }
  });
  addEventListener("online", () => plan(0));

  // A copy that never reached the hub is offered again; one that the hub has stored since is thrown away.
  const same = (copy) => {
    const own = (entries) => JSON.stringify(entries.filter(([name, value]) => typeof value === "string" && value !== "" && !["page", "form-token", "action", "based-on", "was-slug", "was-locale"].includes(name)).sort());
    return own(copy.fields) === own([...fields()]);
  };
  try {
    const submitted = sessionStorage.getItem("hub-submitted");
    if (submitted && document.querySelector("main > .done")) localStorage.removeItem(submitted);
    sessionStorage.removeItem("hub-submitted");
  } catch { /* nothing is kept here */ }
  const prefix = `hub-unsaved-${item || type}-`;
  const left = [];
  try {
    for (const key of Object.keys(localStorage).filter((name) => name.startsWith(prefix) && name !== shelf)) {
      const copy = JSON.parse(localStorage.getItem(key));
      if (same(copy) || Date.now() - copy.at > 30 * 86400000) localStorage.removeItem(key);
      else left.push([key, copy]);
    }
  } catch { /* without storage there is nothing to offer */ }
  for (const [key, copy] of left) {
    const offer = document.createElement("section");
    const text = document.createElement("p");
    const buttons = document.createElement("div");
    offer.className = "offer";
    offer.setAttribute("aria-label", "Unsaved changes in this browser");
    text.textContent = `This browser has unsaved changes of ${new Date(copy.at).toLocaleString()} that may not have reached the hub.`;
    buttons.className = "buttons";
    for (const [label, act] of [["Use them", () => fill(copy.fields)], ["Discard them", () => {}]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = label;
      button.addEventListener("click", () => {
        act();
        localStorage.removeItem(key);
        offer.remove();
      });
      buttons.append(button);
    }
    offer.append(text, buttons);
    form.parentElement.before(offer);
  }

  // Puts a copy into the form as far as the form has a place for it; the rest of its rows are added first.
  function fill(copy) {
    const values = new Map();
    for (const [name, value] of copy) if (!["page", "form-token", "action"].includes(name)) values.set(name, [...(values.get(name) || []), value]);
    for (const repeat of form.querySelectorAll("[data-repeat]")) {
      const name = repeat.querySelector("input, select")?.name;
      const need = (values.get(name) || []).length - form.querySelectorAll(`[name="${CSS.escape(name)}"]`).length;
      for (let n = 0; n < need; n++) repeat.querySelector(":scope > button")?.click();
    }
    const used = new Map();
    for (const field of form.elements) {
      if (!field.name || ["page", "form-token", "action"].includes(field.name)) continue;
      const list = values.get(field.name) || [];
      if (field.type === "checkbox" || field.type === "radio") {
        field.checked = list.includes(field.value);
      } else if (field.tagName !== "BUTTON") {
        const n = used.get(field.name) || 0;
        used.set(field.name, n + 1);
        field.value = list[n] ?? "";
      }
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    form.querySelector("input:not([type=hidden])").focus();
  }

  // Who else is here.
  const colleagues = document.querySelector("[data-colleagues]");
  if (item) {
    const body = (leave) => {
      const data = new FormData();
      data.set("form-token", form.elements.namedItem("form-token").value);
      if (leave) data.set("leave", "1");
      return data;
    };
    const ping = async () => {
      try {
        const answer = await send(`/admin/content/${item}/editing`, body(false));
        const sentences = answer.ok ? await answer.json() : [];
        if (answer.ok && sentences.join("\n") !== [...colleagues.children].map((line) => line.textContent).join("\n")) {
          colleagues.replaceChildren(...sentences.map((sentence) => Object.assign(document.createElement("p"), { textContent: sentence })));
        }
      } catch { /* the next one may get through */ }
    };
    ping();
    setInterval(ping, 20000);
    addEventListener("pagehide", () => navigator.sendBeacon(`/admin/content/${item}/editing`, body(true)));
    addEventListener("pageshow", (event) => { if (event.persisted) ping(); });
  }

  // Advice, a second and a half after the last change; an answer to an older text is dropped.
  const list = document.querySelector("[data-advice-list]");
  let [asking, turn] = [0, 0];
  form.addEventListener("input", () => {
    clearTimeout(asking);
    asking = setTimeout(async () => {
      const mine = ++turn;
      try {
        const answer = await send(`/admin/content/advice?type=${type}`, fields());
        const html = answer.ok ? await answer.text() : "";
        if (answer.ok && mine === turn) list.innerHTML = html;
      } catch { /* advice can wait */ }
    }, 1500);
  });
}
