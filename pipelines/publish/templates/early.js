// Runs before the page is drawn: what depends on it moves nothing afterwards.
const root = document.documentElement;
root.classList.add('js');

// showAge marks a list that is not of this day on the reader's own calendar.
function showAge() {
  const now = new Date();
  const today = new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  root.classList.toggle('not-today', root.dataset.listDate !== today);
}
showAge();
document.addEventListener('visibilitychange', showAge);
