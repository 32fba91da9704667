// Fills the list of a field with what fits while somebody types. Without script the field takes an address as it is.
const pause = 150;

for (const input of document.querySelectorAll("input[data-suggest][list]")) {
  const list = document.getElementById(input.getAttribute("list"));
  let timer = 0;
  let asked = null;

  const ask = async () => {
    const words = input.value.trim();
    if (words.length < 2 || words.startsWith("/") || words.includes("://")) {
      return;
    }
    asked?.abort();
    asked = new AbortController();
    try {
      const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(words)}`, { signal: asked.signal });
      if (answer.ok) {
        list.replaceChildren(...(await answer.json()).items.map((item) => {
          const option = document.createElement("option");
          option.value = item.address;
          option.label = item.label;
          return option;
        }));
      }
    } catch (error) {
      if (error.name !== "AbortError") {
        list.replaceChildren();
      }
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, pause);
  });
}
