using System.Text.Json.Serialization;
using AppflowCancel.Control.Access;
using AppflowCancel.Control.Clock;
using AppflowCancel.Control.Faults;
using AppflowCancel.Control.Runs;
using AppflowCancel.Control.State;

namespace AppflowCancel.ApiDescriptions;

/// <summary>
/// Contracts of the control API's request bodies, for the API description. JsonObjectReader reads the bodies themselves,
/// member by member.
/// </summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(AccessBody))]
[JsonSerializable(typeof(ClockSetting))]
[JsonSerializable(typeof(ClockStep))]
[JsonSerializable(typeof(FaultDocument[]))]
[JsonSerializable(typeof(FinishDocument))]
[JsonSerializable(typeof(PlanDocument))]
[JsonSerializable(typeof(RunDocument))]
[JsonSerializable(typeof(StateBody))]
internal sealed partial class BodyJsonContext : JsonSerializerContext;
