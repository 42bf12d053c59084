// On paper the page is what browsers without scripts show: it becomes part of the document when somebody prints.

function listenToPrinter() {
  window.addEventListener('beforeprint', () => {
    document.querySelector('.static')?.remove();
    const written = new DOMParser().parseFromString(document.querySelector('noscript').textContent, 'text/html');
    document.body.append(written.querySelector('.static'));
  });
  window.addEventListener('afterprint', () => document.querySelector('.static').remove());
}
