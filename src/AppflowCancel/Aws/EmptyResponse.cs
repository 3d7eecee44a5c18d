using System.Text.Json.Serialization;

namespace AppflowCancel.Aws;

/// <summary>A response without members.</summary>
internal sealed record EmptyResponse
{
    public static readonly EmptyResponse Instance = new();
}

[JsonSerializable(typeof(EmptyResponse))]
internal sealed partial class EmptyResponseJson : JsonSerializerContext;
