using System.ComponentModel;
using System.Text.Json.Serialization;
using AppflowCancel.Domain.Accounts;
using AppflowCancel.Live.Reports;

namespace AppflowCancel.Control.Events;

/// <param name="Count">Number of matching reports; <c>events</c> has the newest.</param>
/// <param name="Deliveries">Deliveries of these reports to the account's targets.</param>
internal sealed record EventList(int Count, IReadOnlyList<RunReport> Events, IReadOnlyList<DeliveryDocument> Deliveries)
{
    [Description("How many deliveries were given up because too many waited; absent if none.")]
    public int? GivenUp { get; init; }
}

internal sealed record DeliveryDocument(
    string EventId,
    string Url,
    ReportForm Form,
    DeliveryState State,
    int Attempts,
    [property: Description("In real time, as ISO 8601.")] DateTimeOffset? LastAttempt,
    string? LastError)
{
    public static DeliveryDocument Of(Delivery delivery)
    {
        var (state, attempts, last, error) = delivery.Status;
        return new DeliveryDocument(delivery.Report.Id, delivery.Target.Url.AbsoluteUri, delivery.Target.Form, state, attempts, last, error);
    }
}

internal sealed record TargetList(IReadOnlyList<TargetDocument> Targets);

/// <summary>A target of run reports. <c>eventBusName</c> is allowed only with PutEvents.</summary>
internal sealed record TargetDocument(string Url, ReportForm? Form, string? EventBusName)
{
    public static TargetDocument Of(ReportTarget target) => new(target.Url.AbsoluteUri, target.Form, target.EventBusName);
}

[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(EventList))]
[JsonSerializable(typeof(TargetList))]
[JsonSerializable(typeof(TargetDocument[]))]
internal sealed partial class EventJson : JsonSerializerContext;
