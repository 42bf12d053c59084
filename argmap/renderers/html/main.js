// The start of it all, once everything above is known.

document.documentElement.classList.add('live');
window.page = new Page(document);
tellHolder(window.page);
