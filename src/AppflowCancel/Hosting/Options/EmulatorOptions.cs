using System.Net;
using AppflowCancel.Aws;
using AppflowCancel.Domain.Accounts;

namespace AppflowCancel.Hosting.Options;

/// <summary>What an operator may set, in section <c>Emulator</c>.</summary>
internal sealed record EmulatorOptions
{
    public const string Section = "Emulator";

    /// <summary>Where to listen; 0 for any free port.</summary>
    public int Port { get; init; } = 4566;

    /// <summary>The address to bind. Loopback, so that nobody else reaches a process on a developer's machine.</summary>
    public IPAddress Host { get; init; } = IPAddress.Loopback;

    /// <summary>A state document, or a folder of them, to load at start.</summary>
    public string? SeedPath { get; init; }

    /// <summary>The account of callers whose access key is not twelve digits.</summary>
    public string Account { get; init; } = "000000000000";

    /// <summary>The region of callers who do not sign.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>Whether an empty list of executionIds cancels every run, like none, or no run.</summary>
    public bool EmptyExecutionIdsMeansAll { get; init; }

    public long MaxBodyBytes { get; init; } = BodyLimit.Default;

    public bool LogsJson { get; init; }

    public AccountSettings Accounts { get; init; } = new();
}
