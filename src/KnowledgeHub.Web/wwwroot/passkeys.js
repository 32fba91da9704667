// Making a passkey and logging in with one. The forms are there only where the browser can do it.

const can = window.PublicKeyCredential?.parseCreationOptionsFromJSON !== undefined;

async function prove(form) {
  const answer = await fetch(form.dataset.options, { method: "POST", body: new FormData(form) });
  if (!answer.ok) {
    throw new Error(answer.status === 422 ? await answer.text() : "The hub did not answer as expected. Load the page again.");
  }
  const options = await answer.json();
  const credential = form.dataset.passkey === "create"
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  form.elements.credential.value = JSON.stringify(credential.toJSON());
}

for (const form of document.querySelectorAll("[data-passkey]")) {
  if (!can) {
    continue;
  }
  form.hidden = false;
  const problem = form.querySelector("[data-passkey-problem]");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    problem.hidden = true;
    try {
      await prove(form);
      form.submit();
    } catch (error) {
      problem.textContent = error instanceof DOMException ? "That did not work or was cancelled. Try again." : error.message;
      problem.hidden = false;
    }
  });
}

if (can) {
  for (const note of document.querySelectorAll("[data-passkey-none]")) {
    note.hidden = true;
  }
}
