using System.Text.Json.Serialization;

namespace AppflowCancel.Control.Accounts;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AccountList))]
internal sealed partial class AccountJson : JsonSerializerContext;
