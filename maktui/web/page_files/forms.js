// Sends the forms of a page without leaving it, and says what came of it.

const told = document.getElementById("gedaan");

export function tell(words, done = true) {
  told.classList.toggle("problem", !done);
  told.textContent = "";
  // A screen reader says it again when the same words come a second time.
  requestAnimationFrame(() => (told.textContent = words));
}

/** Show what this seat may do by now: somebody may have confirmed who sits here. */
export async function refresh() {
  try {
    const answer = await fetch(`/lees/mag?terug=${location.pathname}`, { cache: "no-store" });
    if (!answer.ok) return;
    const { acts, values } = await answer.json();
    document.querySelector("[data-acts]").innerHTML = acts;
    const place = document.querySelector("[data-values]");
    if (place) place.innerHTML = values;
  } catch {
    // The next time, then.
  }
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.dataset.act || !told) return;
  event.preventDefault();
  const button = form.querySelector("button");
  button.disabled = true;
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      headers: { Accept: "application/json" },
    });
    const { words, done } = await answer.json();
    tell(words, done);
  } catch {
    form.submit();
  } finally {
    button.disabled = false;
    button.focus();
  }
});
