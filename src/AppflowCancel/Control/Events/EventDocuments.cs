using System.ComponentModel;
using System.Text.Json.Serialization;
using AppflowCancel.Aws;
using AppflowCancel.Domain.Accounts;
using AppflowCancel.Live.Reports;

namespace AppflowCancel.Control.Events;

/// <param name="Count">Of the reports that match; events holds the newest of them.</param>
/// <param name="Deliveries">Of these reports to the account's targets.</param>
internal sealed record EventList(int Count, IReadOnlyList<RunReport> Events, IReadOnlyList<DeliveryDocument> Deliveries);

internal sealed record DeliveryDocument(
    string EventId,
    string Url,
    ReportForm Form,
    DeliveryState State,
    int Attempts,
    [property: Description("Of real time, as ISO 8601.")] DateTimeOffset? LastAttempt,
    string? LastError)
{
    public static DeliveryDocument Of(Delivery delivery)
    {
        var (state, attempts, last, error) = delivery.Status;
        return new DeliveryDocument(delivery.Report.Id, delivery.Target.Url.AbsoluteUri, delivery.Target.Form, state, attempts, last, error);
    }
}

internal sealed record TargetList(IReadOnlyList<TargetDocument> Targets);

/// <summary>Where run reports are delivered. <c>eventBusName</c> goes with PutEvents only.</summary>
internal sealed record TargetDocument(string Url, ReportForm? Form, string? EventBusName)
{
    public static TargetDocument Of(ReportTarget target) => new(target.Url.AbsoluteUri, target.Form, target.EventBusName);

    /// <summary>Null, with an error, when it is no target.</summary>
    public static ReportTarget? Read(JsonObjectReader json, TargetRules rules)
    {
        var given = json.Text("url");
        var form = json.OneOf("form", ReportForm.Event, ReportForm.PutEvents) ?? ReportForm.Event;
        var bus = json.Text("eventBusName");
        json.RejectUnknownMembers();
        if (!Uri.TryCreate(given, UriKind.Absolute, out var url) || url.Scheme is not "http" || url.UserInfo.Length > 0)
        {
            json.Refuse("url", $"is {(given is null ? "absent" : $"\"{given}\"")}; allowed: an http URL without a user name.");
            return null;
        }

        if (!rules.Allows(url))
        {
            json.Refuse("url", $"leads to {url.IdnHost}; allowed: this machine, private networks, names without a dot, and what Emulator__AllowedTargets names.");
        }

        if (bus is not null && form is not ReportForm.PutEvents)
        {
            json.Refuse("eventBusName", "goes with form PutEvents only.");
        }

        return new ReportTarget(url, form, bus);
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(EpochSecondsConverter)])]
[JsonSerializable(typeof(EventList))]
[JsonSerializable(typeof(TargetList))]
[JsonSerializable(typeof(TargetDocument[]))]
internal sealed partial class EventJson : JsonSerializerContext;
