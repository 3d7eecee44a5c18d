# A native binary is compiled on the platform it runs on: build arm64 on an arm64 machine, or let buildx emulate one.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
RUN apt-get update && apt-get install -y --no-install-recommends clang zlib1g-dev && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY src/AppflowCancel.Domain/AppflowCancel.Domain.csproj src/AppflowCancel.Domain/
COPY src/AppflowCancel/AppflowCancel.csproj src/AppflowCancel/Compression.targets src/AppflowCancel/
COPY src/AppflowCancel/Properties/PublishProfiles/ src/AppflowCancel/Properties/PublishProfiles/
RUN dotnet restore src/AppflowCancel -p:PublishProfile=image
COPY README.md ./
COPY src/ src/
RUN dotnet publish src/AppflowCancel -p:PublishProfile=image --no-restore -o /app && mkdir /seeds

# No shell, no package manager: glibc, OpenSSL and a user.
FROM mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled
LABEL org.opencontainers.image.title="AppflowCancel" \
      org.opencontainers.image.description="A local Amazon AppFlow for testing what happens when flow runs are cancelled" \
      org.opencontainers.image.version="1.0.0"
WORKDIR /app
COPY --from=build /app ./

# Mount seeds here. Empty, it seeds nothing.
COPY --from=build /seeds /etc/appflow/init.d

# A container is reached on all interfaces only.
ENV Emulator__Host=0.0.0.0 \
    Emulator__SeedPath=/etc/appflow/init.d
EXPOSE 4566
USER 1654
HEALTHCHECK --interval=5s --timeout=3s --start-period=10s --retries=3 CMD ["/app/appflow-cancel", "--healthcheck"]
ENTRYPOINT ["/app/appflow-cancel"]
