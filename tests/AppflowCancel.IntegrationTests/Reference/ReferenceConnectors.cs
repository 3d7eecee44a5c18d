using System.Collections.Immutable;

namespace AppflowCancel.IntegrationTests.Reference;

/// <summary>Connector profiles and registered connectors of the reference model, each with its last number.</summary>
internal sealed record ReferenceConnectors(ImmutableSortedDictionary<string, int> Profiles, ImmutableSortedDictionary<string, int> Registered)
{
    /// <summary>The profile of the registered connector; all others are Salesforce profiles.</summary>
    public const string CustomProfile = "ads";

    public const string CustomConnector = "warehouse";

    public static readonly ReferenceConnectors None = new(Nothing, Nothing);

    public string Key => $"{Show(Profiles)},{Show(Registered)}";

    private static ImmutableSortedDictionary<string, int> Nothing =>
        ImmutableSortedDictionary<string, int>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>The connectors after the operation; null if the model predicts another answer.</summary>
    /// <param name="usedByFlow">Whether a flow uses the profile.</param>
    public ReferenceConnectors? After(Operation operation, bool usedByFlow, string answer)
    {
        var (name, number) = (operation.Ids.Count > 0 ? operation.Ids[0] : "", operation.Number);
        var isCustom = name == CustomProfile;
        var force = number == 1;
        return operation.Kind switch
        {
            OperationKind.DescribeProfiles => If(answer, $"200 {Show(Profiles)}", this),
            OperationKind.ListConnectors => If(answer, $"200 {Show(Registered)}", this),
            OperationKind.DescribeConnectors => If(answer, "200 S3 Salesforce", this),

            OperationKind.RegisterConnector => Registered.ContainsKey(name) ? If(answer, "409", this) : With(Registered.Add(name, number), answer),
            OperationKind.UpdateConnector or OperationKind.Unregister or OperationKind.DescribeConnector when !Registered.ContainsKey(name) =>
                If(answer, "404", this),
            OperationKind.UpdateConnector => With(Registered.SetItem(name, number), answer),
            OperationKind.Unregister => name == CustomConnector && Profiles.ContainsKey(CustomProfile) && !force
                ? If(answer, "409", this) : With(Registered.Remove(name), answer),
            OperationKind.DescribeConnector => If(answer, $"200 {Registered[name]}", this),

            OperationKind.CreateProfile when isCustom && !Registered.ContainsKey(CustomConnector) => If(answer, "404", this),
            OperationKind.CreateProfile => Profiles.ContainsKey(name)
                ? If(answer, "409", this) : If(answer, "200", this with { Profiles = Profiles.Add(name, isCustom ? 0 : number) }),
            _ when !Profiles.ContainsKey(name) => If(answer, "404", this),
            OperationKind.UpdateProfile => If(answer, "200", this with { Profiles = Profiles.SetItem(name, isCustom ? 0 : number) }),
            OperationKind.DeleteProfile => usedByFlow && !force
                ? If(answer, "409", this) : If(answer, "200", this with { Profiles = Profiles.Remove(name) }),
            OperationKind.ListEntities => If(answer, isCustom ? "200 " : "200 Account Contact Opportunity", this),
            OperationKind.DescribeEntity => If(answer, isCustom ? "404" : "200", this),
            OperationKind.ResetCache => If(answer, "200", this),
            _ => throw new ArgumentException($"{operation}", nameof(operation)),
        };
    }

    private static ReferenceConnectors? If(string answer, string expected, ReferenceConnectors after) => answer == expected ? after : null;

    private static string Show(ImmutableSortedDictionary<string, int> items) => string.Join(' ', items.Select(item => $"{item.Key}={item.Value}"));

    private ReferenceConnectors? With(ImmutableSortedDictionary<string, int> registered, string answer) =>
        If(answer, "200", this with { Registered = registered });
}
