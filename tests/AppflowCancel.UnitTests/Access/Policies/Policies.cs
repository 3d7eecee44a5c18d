using System.Text;
using AppflowCancel.Control;
using AppflowCancel.Control.Access;
using AppflowCancel.Domain.Access;

namespace AppflowCancel.UnitTests.Access.Policies;

/// <summary>Policies as users write them, and requests to decide on.</summary>
internal static class Policies
{
    public const string Orders = "arn:aws:appflow:us-east-1:123456789012:flow/orders";

    public static readonly AccessRequest Cancel = new()
    {
        Action = "appflow:CancelFlowExecutions",
        Resource = Orders,
        PrincipalArn = "arn:aws:iam::123456789012:user/team/bob",
        Region = "us-east-1",
        ResourceTags = new Dictionary<string, string> { ["team"] = "data", ["Stage"] = "Prod", ["shared"] = "true" },
        RequestTags = new Dictionary<string, string> { ["team"] = "data" },
        TagKeys = ["team", "stage"],
    };

    /// <summary>One policy of these statements.</summary>
    public static PolicyDecision Decide(string statements, AccessRequest? request = null) =>
        Policy.Decide(Read(statements, out var error) ?? throw new ArgumentException(error), request ?? Cancel);

    public static string? Error(string statements)
    {
        Read(statements, out var error);
        return error;
    }

    /// <summary>The decision for a statement that allows everything under this condition.</summary>
    public static bool Holds(string condition, AccessRequest? request = null) =>
        Decide($$"""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{{condition}}}""", request) is PolicyDecision.Allowed;

    public static IReadOnlyList<Policy>? ReadDocument(string policies, out string? error)
    {
        var errors = new ValidationErrors();
        var json = $$"""{"callers":[{"accessKeyId":"AKIDBOB","policies":{{policies}}}]}""";
        var access = ControlJson.Parse(Encoding.UTF8.GetBytes(json), mayBeList: false, errors) is [var document]
            ? AccessReader.Read(document, "123456789012")
            : AccessSettings.Open;
        error = errors.First;
        return error is null ? access.Callers[0].Policies : null;
    }

    private static IReadOnlyList<Policy>? Read(string statements, out string? error) =>
        ReadDocument($$"""[{"Version":"2012-10-17","Statement":{{statements}}}]""", out error);
}
