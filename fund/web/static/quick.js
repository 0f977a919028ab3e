// A form that only asks (data-answer names what it changes) is answered in place as soon as a field
// is left; without scripts its button does the same by loading the page.
for (const form of document.querySelectorAll("form[data-answer]")) {
  let asked = 0;
  form.addEventListener("change", async () => {
    const mine = ++asked;
    const query = new URLSearchParams(new FormData(form)).toString();
    const answer = document.getElementById(form.dataset.answer);
    answer.classList.add("waiting");
    const page = await fetch(`${location.pathname}?${query}`, { credentials: "same-origin" });
    const found = new DOMParser().parseFromString(await page.text(), "text/html");
    if (mine !== asked) return; // a later question is on its way
    const fresh = found.getElementById(form.dataset.answer) ?? found.querySelector("main");
    answer.replaceChildren(...fresh.childNodes);
    answer.classList.remove("waiting");
    if (page.ok) history.replaceState(null, "", `?${query}`);
  });
}
