using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Connectors;

/// <summary>What a change of the connectors of a region did to the client tokens remembered for them.</summary>
/// <param name="Forgotten">Profiles and registered connectors whose tokens are no longer valid, because they were deleted or replaced.</param>
/// <param name="Used">The token of the request, if it has one.</param>
public sealed record ConnectorTokenChange(string Region, IReadOnlyList<string> Forgotten, ConnectorToken? Used);

/// <param name="Key">The token within its scope.</param>
/// <param name="Resource">The profile or registered connector, as in its ARN.</param>
/// <param name="Parameters">A fingerprint of the parameters: a salted digest if they include credentials.</param>
/// <param name="Until">When it expires.</param>
public sealed record ConnectorToken(string Key, string Resource, string Parameters, Instant Until);
