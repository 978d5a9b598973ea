"use strict";

const place = document.getElementById("swagger-ui");

// Swagger UI has dark colours for this class; it is set as the reader's system is set.
const dark = window.matchMedia("(prefers-color-scheme: dark)");
const followSystem = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
dark.addEventListener("change", followSystem);
followSystem();

// The document names the server that a reader starts; requests of this page go to the one that it came from.
fetch(place.dataset.openapi)
  .then((response) => response.json())
  .then((spec) => {
    window.SwaggerUIBundle({
      domNode: place,
      spec: { ...spec, servers: [{ url: location.origin }] },
      deepLinking: true,
      displayOperationId: true,
      docExpansion: "none",
      defaultModelsExpandDepth: -1,
      tryItOutEnabled: true,
      validatorUrl: null,
    });
  });
