(function () {
  'use strict';
  var table = document.getElementById('table');
  var body = table.tBodies[0];
  var rows = Array.prototype.slice.call(body.rows);
  var filters = document.getElementById('filters');
  var search = document.getElementById('search');
  var district = document.getElementById('district');
  var indicator = document.getElementById('indicator');
  var shown = document.getElementById('shown');
  var heads = Array.prototype.slice.call(table.tHead.rows[0].cells);

  /* Without case and accents; đ has no decomposition. */
  function fold(text) {
    return text.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/đ/g, 'd');
  }

  var texts = rows.map(function (row) { return fold(row.textContent); });

  function filter() {
    var words = fold(search.value).split(/\s+/);
    var count = 0;
    rows.forEach(function (row, place) {
      var fits = words.every(function (word) { return texts[place].indexOf(word) >= 0; })
        && (!district || !district.value || row.cells[1].textContent === district.value)
        && (!indicator.value || row.getAttribute('data-i') === indicator.value);
      row.hidden = !fits;
      if (fits) { count += 1; }
    });
    shown.textContent = count + ' / ' + rows.length + ' ' + shown.getAttribute('data-word');
  }

  function value(row, column, byNumber) {
    var cell = row.cells[column];
    if (!byNumber) { return cell.textContent; }
    var text = cell.getAttribute('data-v');
    return text === '' ? null : Number(text);
  }

  var collator = window.Intl ? new Intl.Collator('vi', { numeric: true }) : null;

  function compare(a, b) {
    if (a === null || b === null) { return (a === null ? 1 : 0) - (b === null ? 1 : 0); }
    if (typeof a === 'number') { return a - b; }
    return collator ? collator.compare(a, b) : a.localeCompare(b);
  }

  function sort(column) {
    var head = heads[column];
    var byNumber = head.getAttribute('data-by') === 'number';
    var was = head.getAttribute('aria-sort');
    // Numbers start with the largest: the units most likely to miss come first.
    var descends = was ? was === 'ascending' : byNumber;
    heads.forEach(function (other) { other.removeAttribute('aria-sort'); });
    head.setAttribute('aria-sort', descends ? 'descending' : 'ascending');
    var keys = rows.map(function (row, place) { return { row: row, place: place, key: value(row, column, byNumber) }; });
    keys.sort(function (a, b) {
      var order = compare(a.key, b.key);
      if (descends && a.key !== null && b.key !== null) { order = -order; }
      return order || a.place - b.place;
    });
    keys.forEach(function (entry) { body.appendChild(entry.row); });
  }

  heads.forEach(function (head, column) {
    var button = document.createElement('button');
    button.type = 'button';
    while (head.firstChild) { button.appendChild(head.firstChild); }
    head.appendChild(button);
    button.addEventListener('click', function () { sort(column); });
  });

  filters.hidden = false;
  filters.addEventListener('submit', function (event) { event.preventDefault(); });
  filters.addEventListener('input', filter);
  filters.addEventListener('change', filter);
  filter();

  function open() {
    var target = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
    var details = target ? target.closest('details') : null;
    if (details) { details.open = true; target.scrollIntoView(); }
  }

  window.addEventListener('hashchange', open);
  open();
}());
