# Built on the builder's own platform for the one asked for: the compiler crosses over, nothing is emulated.
FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG TARGETARCH
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY src/AppflowCancel.Domain/AppflowCancel.Domain.csproj src/AppflowCancel.Domain/
COPY src/AppflowCancel/AppflowCancel.csproj src/AppflowCancel/
COPY src/AppflowCancel/Properties/PublishProfiles/ src/AppflowCancel/Properties/PublishProfiles/
RUN dotnet restore src/AppflowCancel -p:PublishProfile=image -p:RuntimeIdentifier=linux-$(echo ${TARGETARCH:-amd64} | sed s/amd64/x64/)
COPY README.md ./
COPY src/ src/
RUN dotnet publish src/AppflowCancel -p:PublishProfile=image -p:RuntimeIdentifier=linux-$(echo ${TARGETARCH:-amd64} | sed s/amd64/x64/) --no-restore -o /app && mkdir /seeds

# No shell, no package manager: glibc, OpenSSL and a user.
FROM mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled
LABEL org.opencontainers.image.title="AppflowCancel" \
      org.opencontainers.image.description="A local Amazon AppFlow for testing what happens when flow runs are cancelled" \
      org.opencontainers.image.version="1.0.0"
WORKDIR /app
COPY --from=build /app ./

# Where seeds are mounted; empty, it seeds nothing.
COPY --from=build /seeds /etc/appflow/init.d

# In a container the outside reaches a process only on all interfaces. No temporary files for diagnostics: the root is read-only.
ENV Emulator__Host=0.0.0.0 \
    Emulator__SeedPath=/etc/appflow/init.d \
    DOTNET_EnableDiagnostics=0
EXPOSE 4566
USER 1654
HEALTHCHECK --interval=5s --timeout=3s --start-period=10s --retries=3 CMD ["/app/AppflowCancel", "--healthcheck"]
ENTRYPOINT ["/app/AppflowCancel"]
