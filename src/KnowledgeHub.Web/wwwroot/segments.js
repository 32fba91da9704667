// Counts whom a rule fits while it is being chosen. Without script the Count button does it.
const pause = 250;

for (const form of document.querySelectorAll("form[data-segment]")) {
  const shown = form.querySelector("[data-count-shown]");
  form.querySelector("[data-count-button]").hidden = true;
  let timer = 0;
  let asked = null;

  const count = async () => {
    asked?.abort();
    asked = new AbortController();
    const rule = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (name !== "form-token" && name !== "name" && value !== "") rule.append(name, value);
    }
    try {
      const answer = await fetch(`${form.dataset.countAt}?${rule}`, { signal: asked.signal });
      shown.textContent = answer.ok ? (await answer.json()).subscribers : "?";
    } catch (error) {
      if (error.name !== "AbortError") shown.textContent = "?";
    }
  };

  form.addEventListener("input", (event) => {
    if (event.target.name === "name") return;
    clearTimeout(timer);
    timer = setTimeout(count, pause);
  });
}
