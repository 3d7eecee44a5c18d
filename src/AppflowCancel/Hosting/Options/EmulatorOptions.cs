using System.Net;
using AppflowCancel.Aws;
using AppflowCancel.Browsers;
using AppflowCancel.Domain.Accounts;
using AppflowCancel.Live.Reports;
using AppflowCancel.Memory;
using AppflowCancel.Storage;

namespace AppflowCancel.Hosting.Options;

/// <summary>Options of the section <c>Emulator</c>.</summary>
internal sealed record EmulatorOptions
{
    public const string Section = "Emulator";

    /// <summary>Port to listen on; 0 for any free port.</summary>
    public int Port { get; init; } = 4566;

    /// <summary>Address to bind. Loopback by default, so that other machines cannot reach it.</summary>
    public IPAddress Host { get; init; } = IPAddress.Loopback;

    /// <summary>A state document, or a folder of them, to load at startup.</summary>
    public string? SeedPath { get; init; }

    /// <summary>Where state is kept; null for memory only.</summary>
    public StoreSettings? Store { get; init; }

    /// <summary>Account of callers whose access key is not twelve digits.</summary>
    public string Account { get; init; } = "000000000000";

    /// <summary>Region of unsigned requests.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>Whether an empty list of executionIds cancels all runs, as if absent, or none.</summary>
    public bool EmptyExecutionIdsMeansAll { get; init; }

    /// <summary>Whether CreateFlow and UpdateFlow refuse a connector profile that does not exist, as AWS does.</summary>
    public bool ProfileChecksAreStrict { get; init; }

    public long MaxBodyBytes { get; init; } = BodyLimit.Default;

    public BrowserSettings Browsers { get; init; } = new([], []);

    /// <summary>Maximum memory of all request bodies together, in bytes.</summary>
    public long BodyMemory { get; init; } = MemoryLimits.BodyMemory;

    public int MaxConnections { get; init; } = MemoryLimits.Connections;

    public ReportSettings Reports { get; init; } = new(ReportCanceledRuns: true, []);

    public bool LogsJson { get; init; }

    public AccountSettings Accounts { get; init; } = new();
}
