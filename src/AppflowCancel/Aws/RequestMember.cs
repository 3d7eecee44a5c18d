using System.Text.Json;

namespace AppflowCancel.Aws;

internal static class RequestMember
{
    /// <summary>A member's name on the wire.</summary>
    public static string NameOf(string property) => JsonNamingPolicy.CamelCase.ConvertName(property);
}

/// <summary>A member of a request: its name on the wire, and a delegate that reads it.</summary>
internal sealed record RequestMember<T, TProperty>(string Name, Func<T, TProperty> Read);
