// The start of it all, once everything above is known.

window.page = new Page(document);
tellHolder(window.page);
listenToPrinter();
