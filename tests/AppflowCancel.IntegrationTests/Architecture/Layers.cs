namespace AppflowCancel.IntegrationTests.Architecture;

/// <summary>Every folder of src as a namespace, lowest first. A folder may use those above it in this list, and no others.</summary>
internal static class Layers
{
    public static readonly IReadOnlyList<string> LowestFirst =
    [
        "AppflowCancel.Domain",
        "AppflowCancel.Domain.Time",
        "AppflowCancel.Domain.Runs",
        "AppflowCancel.Domain.Changes",
        "AppflowCancel.Domain.Flows",
        "AppflowCancel.Domain.Connectors",
        "AppflowCancel.Domain.Access",
        "AppflowCancel.Domain.Accounts",

        "AppflowCancel.Timing",
        "AppflowCancel.Text",
        "AppflowCancel.Memory",
        "AppflowCancel.Access.Signatures",
        "AppflowCancel.Aws.Shapes",
        "AppflowCancel.Aws",
        "AppflowCancel.Browsers",
        "AppflowCancel.Model",
        "AppflowCancel.Connectors",

        "AppflowCancel.Live",
        "AppflowCancel.Live.Reports",

        // Stages of an AWS request.
        "AppflowCancel.Access",
        "AppflowCancel.Faults",
        "AppflowCancel.Journal",
        "AppflowCancel.Requests.Stages",
        "AppflowCancel.Requests",

        "AppflowCancel.Operations.ConnectorProfiles",
        "AppflowCancel.Operations.Connectors",
        "AppflowCancel.Operations.Flows",
        "AppflowCancel.Operations.Runs",
        "AppflowCancel.Operations.Tags",
        "AppflowCancel.Operations",

        "AppflowCancel.Control",
        "AppflowCancel.Control.Access",
        "AppflowCancel.Control.Accounts",
        "AppflowCancel.Control.Changes",
        "AppflowCancel.Control.Clock",
        "AppflowCancel.Control.Events",
        "AppflowCancel.Control.Faults",
        "AppflowCancel.Control.Flows",
        "AppflowCancel.Control.Requests",
        "AppflowCancel.Control.Runs",
        "AppflowCancel.Control.Connectors",
        "AppflowCancel.Control.State",

        "AppflowCancel.Storage",

        "AppflowCancel.OpenApi",
        "AppflowCancel.Ui",

        "AppflowCancel.Hosting.Options",
        "AppflowCancel.Hosting.Logging",
        "AppflowCancel.Hosting.Health",
        "AppflowCancel.Hosting.Stopping",
        "AppflowCancel.Hosting",
        "AppflowCancel.Hosting.CommandLine",
        "",

        // The package that runs the program inside a test.
        "AppflowCancel.Testing",
    ];
}
