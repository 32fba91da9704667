# Builds the hub and runs it as a user of its own, with the libraries it prefers: the distribution's own, patched SQLite and pdftotext.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
# npm fetches the rich-text editor; without it staff would write in a plain field.
RUN apt-get update && apt-get install -y --no-install-recommends npm && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY src src
COPY themes themes
COPY content-seeds content-seeds
RUN dotnet publish src/KnowledgeHub.Web -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
RUN apt-get update \
    && apt-get install -y --no-install-recommends libsqlite3-0 poppler-utils curl \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /data hub \
    && install -d -o hub -g hub /data
WORKDIR /app
COPY --from=build /app .
ENV Hub__DataPath=/data \
    ASPNETCORE_URLS=http://0.0.0.0:8080
USER hub
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD curl -fsS http://127.0.0.1:8080/health/ready || exit 1
ENTRYPOINT ["dotnet", "KnowledgeHub.Web.dll"]
