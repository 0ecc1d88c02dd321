___INFO___

{
  "type": "TAG",
  "id": "cvt_temp_public_id",
  "version": 1,
  "securityGroups": [],
  "displayName": "Rihla",
  "categories": ["ANALYTICS"],
  "brand": {
    "id": "brand_dummy",
    "displayName": "Rihla"
  },
  "description": "Loads the Rihla tracker, and tells it what happened, who the visitor is and what they agreed to.",
  "containerContexts": [
    "WEB"
  ]
}


___TEMPLATE_PARAMETERS___

[
  {
    "type": "SELECT",
    "name": "action",
    "displayName": "What this tag does",
    "macrosInSelect": false,
    "selectItems": [
      { "value": "load", "displayValue": "Load the tracker" },
      { "value": "track", "displayValue": "Tell an event" },
      { "value": "identify", "displayValue": "Say who the visitor is" },
      { "value": "consent", "displayValue": "Say what the visitor agreed to" }
    ],
    "simpleValueType": true,
    "defaultValue": "load"
  },
  {
    "type": "TEXT",
    "name": "host",
    "displayName": "Address of Rihla",
    "simpleValueType": true,
    "defaultValue": "https://rihla.example",
    "help": "Another address must also be allowed under Permissions → Injects scripts.",
    "enablingConditions": [{ "paramName": "action", "paramValue": "load", "type": "EQUALS" }],
    "valueValidators": [{ "type": "NON_EMPTY" }]
  },
  {
    "type": "TEXT",
    "name": "writeKey",
    "displayName": "Write key",
    "simpleValueType": true,
    "help": "From Data → Connect. It may be seen by anybody: it can only add events.",
    "enablingConditions": [{ "paramName": "action", "paramValue": "load", "type": "EQUALS" }],
    "valueValidators": [{ "type": "NON_EMPTY" }]
  },
  {
    "type": "SELECT",
    "name": "consent",
    "displayName": "Consent",
    "macrosInSelect": false,
    "selectItems": [
      { "value": "given", "displayValue": "Not asked: the tracker starts at once" },
      { "value": "mode", "displayValue": "By the consent state of this container (analytics_storage, ad_storage)" },
      { "value": "required", "displayValue": "Asked: a tag of this template says what the visitor agreed to" }
    ],
    "simpleValueType": true,
    "defaultValue": "mode",
    "enablingConditions": [{ "paramName": "action", "paramValue": "load", "type": "EQUALS" }]
  },
  {
    "type": "GROUP",
    "name": "signals",
    "displayName": "Signals of trouble",
    "groupStyle": "ZIPPY_OPEN",
    "enablingConditions": [{ "paramName": "action", "paramValue": "load", "type": "EQUALS" }],
    "subParams": [
      { "type": "CHECKBOX", "name": "signalRage", "checkboxText": "Angry clicks", "simpleValueType": true, "defaultValue": true },
      { "type": "CHECKBOX", "name": "signalDead", "checkboxText": "Clicks without effect", "simpleValueType": true },
      { "type": "CHECKBOX", "name": "signalErrors", "checkboxText": "Script errors", "simpleValueType": true, "defaultValue": true },
      { "type": "CHECKBOX", "name": "signalVitals", "checkboxText": "Slow pages", "simpleValueType": true, "defaultValue": true },
      { "type": "CHECKBOX", "name": "signalForms", "checkboxText": "Abandoned forms", "simpleValueType": true },
      { "type": "CHECKBOX", "name": "signalClicks", "checkboxText": "All clicks and scroll depth", "simpleValueType": true }
    ]
  },
  {
    "type": "GROUP",
    "name": "more",
    "displayName": "More settings",
    "groupStyle": "ZIPPY_CLOSED",
    "enablingConditions": [{ "paramName": "action", "paramValue": "load", "type": "EQUALS" }],
    "subParams": [
      { "type": "CHECKBOX", "name": "pages", "checkboxText": "Tell each page view", "simpleValueType": true, "defaultValue": true },
      { "type": "TEXT", "name": "cookieDomain", "displayName": "Domain of the cookie", "simpleValueType": true, "help": "For example .shop.example: one visitor on all subdomains." }
    ]
  },
  {
    "type": "TEXT",
    "name": "eventName",
    "displayName": "Name of the event",
    "simpleValueType": true,
    "enablingConditions": [{ "paramName": "action", "paramValue": "track", "type": "EQUALS" }],
    "valueValidators": [{ "type": "NON_EMPTY" }]
  },
  {
    "type": "TEXT",
    "name": "userId",
    "displayName": "Id of the user",
    "simpleValueType": true,
    "help": "Empty: the traits describe a visitor whose id is not known yet.",
    "enablingConditions": [{ "paramName": "action", "paramValue": "identify", "type": "EQUALS" }]
  },
  {
    "type": "TEXT",
    "name": "object",
    "displayName": "An object with properties or traits",
    "simpleValueType": true,
    "help": "A variable that holds an object, such as ecommerce of the data layer. Optional.",
    "enablingConditions": [
      { "paramName": "action", "paramValue": "track", "type": "EQUALS" },
      { "paramName": "action", "paramValue": "identify", "type": "EQUALS" }
    ]
  },
  {
    "type": "SIMPLE_TABLE",
    "name": "values",
    "displayName": "Properties or traits",
    "simpleTableColumns": [
      { "displayName": "Name", "name": "name", "type": "TEXT", "isUnique": true, "defaultValue": "" },
      { "displayName": "Value", "name": "value", "type": "TEXT", "defaultValue": "" }
    ],
    "enablingConditions": [
      { "paramName": "action", "paramValue": "track", "type": "EQUALS" },
      { "paramName": "action", "paramValue": "identify", "type": "EQUALS" }
    ]
  },
  {
    "type": "CHECKBOX",
    "name": "agreesAnalytics",
    "checkboxText": "The visitor agrees to analytics",
    "simpleValueType": true,
    "enablingConditions": [{ "paramName": "action", "paramValue": "consent", "type": "EQUALS" }]
  },
  {
    "type": "CHECKBOX",
    "name": "agreesMarketing",
    "checkboxText": "The visitor agrees to marketing",
    "simpleValueType": true,
    "enablingConditions": [{ "paramName": "action", "paramValue": "consent", "type": "EQUALS" }]
  }
]


___SANDBOXED_JS_FOR_WEB_TEMPLATE___

const addConsentListener = require('addConsentListener');
const callInWindow = require('callInWindow');
const copyFromWindow = require('copyFromWindow');
const getType = require('getType');
const injectScript = require('injectScript');
const isConsentGranted = require('isConsentGranted');
const log = require('logToConsole');
const makeString = require('makeString');
const setInWindow = require('setInWindow');

// What is said before the tracker is there waits in an array; the tracker takes it over and has `push` as well.
const say = (call) => {
  if (getType(copyFromWindow('rihla')) === 'undefined') setInWindow('rihla', [], false);
  callInWindow('rihla.push', call);
};

const valuesOf = () => {
  const values = {};
  if (getType(data.object) === 'object') for (let key in data.object) values[key] = data.object[key];
  (data.values || []).forEach((row) => {
    if (row.name) values[row.name] = row.value;
  });
  return values;
};

const signalsOf = () => {
  const names = [];
  if (data.signalRage) names.push('rage');
  if (data.signalDead) names.push('dead');
  if (data.signalErrors) names.push('errors');
  if (data.signalVitals) names.push('vitals');
  if (data.signalForms) names.push('forms');
  if (data.signalClicks) names.push('clicks');
  return names.join(' ');
};

const sayConsent = () => say(['consent', {
  analytics: isConsentGranted('analytics_storage'),
  marketing: isConsentGranted('ad_storage')
}]);

const load = () => {
  let host = makeString(data.host || '');
  while (host.charAt(host.length - 1) === '/') host = host.slice(0, host.length - 1);
  if (host.indexOf('https://') !== 0 || !data.writeKey) {
    log('Rihla: the tag needs an address that begins with https:// and a write key');
    data.gtmOnFailure();
    return;
  }
  setInWindow('rihlaSettings', {
    key: makeString(data.writeKey),
    host: host,
    page: data.pages === false ? 'off' : 'on',
    consent: data.consent === 'given' ? 'given' : 'required',
    cookieDomain: data.cookieDomain ? makeString(data.cookieDomain) : '',
    signals: signalsOf()
  }, true);
  if (getType(copyFromWindow('rihla')) === 'undefined') setInWindow('rihla', [], false);
  if (data.consent === 'mode') {
    // Nothing is said while nothing is granted: what happens meanwhile waits in the page alone.
    if (isConsentGranted('analytics_storage')) sayConsent();
    addConsentListener('analytics_storage', sayConsent);
    addConsentListener('ad_storage', () => {
      if (isConsentGranted('analytics_storage')) sayConsent();
    });
  }
  injectScript(host + '/rihla.js', data.gtmOnSuccess, data.gtmOnFailure, 'rihla');
};

if (data.action === 'track') {
  say(['track', makeString(data.eventName || ''), valuesOf()]);
  data.gtmOnSuccess();
} else if (data.action === 'identify') {
  say(data.userId ? ['identify', makeString(data.userId), valuesOf()] : ['identify', valuesOf()]);
  data.gtmOnSuccess();
} else if (data.action === 'consent') {
  say(['consent', { analytics: !!data.agreesAnalytics, marketing: !!data.agreesMarketing }]);
  data.gtmOnSuccess();
} else {
  load();
}


___WEB_PERMISSIONS___

[
  {
    "instance": {
      "key": { "publicId": "access_globals", "versionId": "1" },
      "param": [
        {
          "key": "keys",
          "value": {
            "type": 2,
            "listItem": [
              {
                "type": 3,
                "mapKey": [
                  { "type": 1, "string": "key" },
                  { "type": 1, "string": "read" },
                  { "type": 1, "string": "write" },
                  { "type": 1, "string": "execute" }
                ],
                "mapValue": [
                  { "type": 1, "string": "rihla" },
                  { "type": 8, "boolean": true },
                  { "type": 8, "boolean": true },
                  { "type": 8, "boolean": false }
                ]
              },
              {
                "type": 3,
                "mapKey": [
                  { "type": 1, "string": "key" },
                  { "type": 1, "string": "read" },
                  { "type": 1, "string": "write" },
                  { "type": 1, "string": "execute" }
                ],
                "mapValue": [
                  { "type": 1, "string": "rihla.push" },
                  { "type": 8, "boolean": false },
                  { "type": 8, "boolean": false },
                  { "type": 8, "boolean": true }
                ]
              },
              {
                "type": 3,
                "mapKey": [
                  { "type": 1, "string": "key" },
                  { "type": 1, "string": "read" },
                  { "type": 1, "string": "write" },
                  { "type": 1, "string": "execute" }
                ],
                "mapValue": [
                  { "type": 1, "string": "rihlaSettings" },
                  { "type": 8, "boolean": false },
                  { "type": 8, "boolean": true },
                  { "type": 8, "boolean": false }
                ]
              }
            ]
          }
        }
      ]
    },
    "clientAnnotations": { "isEditedByUser": true },
    "isRequired": true
  },
  {
    "instance": {
      "key": { "publicId": "inject_script", "versionId": "1" },
      "param": [
        {
          "key": "urls",
          "value": {
            "type": 2,
            "listItem": [{ "type": 1, "string": "https://rihla.example/rihla.js" }]
          }
        }
      ]
    },
    "clientAnnotations": { "isEditedByUser": true },
    "isRequired": true
  },
  {
    "instance": {
      "key": { "publicId": "access_consent", "versionId": "1" },
      "param": [
        {
          "key": "consentTypes",
          "value": {
            "type": 2,
            "listItem": [
              {
                "type": 3,
                "mapKey": [
                  { "type": 1, "string": "consentType" },
                  { "type": 1, "string": "read" },
                  { "type": 1, "string": "write" }
                ],
                "mapValue": [
                  { "type": 1, "string": "analytics_storage" },
                  { "type": 8, "boolean": true },
                  { "type": 8, "boolean": false }
                ]
              },
              {
                "type": 3,
                "mapKey": [
                  { "type": 1, "string": "consentType" },
                  { "type": 1, "string": "read" },
                  { "type": 1, "string": "write" }
                ],
                "mapValue": [
                  { "type": 1, "string": "ad_storage" },
                  { "type": 8, "boolean": true },
                  { "type": 8, "boolean": false }
                ]
              }
            ]
          }
        }
      ]
    },
    "clientAnnotations": { "isEditedByUser": true },
    "isRequired": true
  },
  {
    "instance": {
      "key": { "publicId": "logging", "versionId": "1" },
      "param": [{ "key": "environments", "value": { "type": 1, "string": "debug" } }]
    },
    "clientAnnotations": { "isEditedByUser": true },
    "isRequired": true
  }
]


___TESTS___

scenarios:
- name: Loads the tracker with its settings
  code: |-
    mock('isConsentGranted', false);
    mock('injectScript', function(url, onSuccess) { onSuccess(); });
    runCode({ action: 'load', host: 'https://rihla.example/', writeKey: 'wk_1', consent: 'given', pages: true, signalRage: true });
    assertApi('injectScript').wasCalled();
    assertApi('setInWindow').wasCalledWith('rihlaSettings', { key: 'wk_1', host: 'https://rihla.example', page: 'on', consent: 'given', cookieDomain: '', signals: 'rage' }, true);
    assertApi('gtmOnSuccess').wasCalled();
- name: Refuses an address that is not encrypted
  code: |-
    runCode({ action: 'load', host: 'http://rihla.example', writeKey: 'wk_1' });
    assertApi('injectScript').wasNotCalled();
    assertApi('gtmOnFailure').wasCalled();
- name: Says nothing about consent while none is granted
  code: |-
    mock('isConsentGranted', false);
    mock('injectScript', function(url, onSuccess) { onSuccess(); });
    runCode({ action: 'load', host: 'https://rihla.example', writeKey: 'wk_1', consent: 'mode' });
    assertApi('callInWindow').wasNotCalled();
    assertApi('addConsentListener').wasCalled();
- name: Tells an event with its properties
  code: |-
    mock('copyFromWindow', function() { return []; });
    mock('callInWindow', undefined);
    runCode({ action: 'track', eventName: 'Product Added', object: { currency: 'MAD' }, values: [{ name: 'price', value: 129 }] });
    assertApi('callInWindow').wasCalledWith('rihla.push', ['track', 'Product Added', { currency: 'MAD', price: 129 }]);
    assertApi('gtmOnSuccess').wasCalled();
setup: ''


___NOTES___

Made to be imported under Templates → Tag templates → New → Import.
