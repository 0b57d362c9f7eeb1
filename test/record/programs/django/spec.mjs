/** Projects of Django, each a folder with its settings.py, and main.py, which serves it. */
export default {
  language: 'python',
  packages: { 'Django': '5.2.8', 'django-cors-headers': '4.9.0' },
  start: ['main.py'],
  entry: 'settings.py',
  programs: [
    { name: 'guarded', paths: ['/orders/', '/fails'] },
    { name: 'first', paths: ['/orders/', '/nowhere/', '/fails'] },
  ],
};
