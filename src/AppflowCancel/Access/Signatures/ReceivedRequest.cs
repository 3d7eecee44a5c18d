using System.Buffers;
using Microsoft.Extensions.Primitives;

namespace AppflowCancel.Access.Signatures;

/// <summary>A request as it came over the wire, as far as a signature covers it.</summary>
/// <param name="Target">Path and query as on the request line: before anything decodes or routes them.</param>
/// <param name="Headers">By their names, in any case.</param>
internal sealed record ReceivedRequest(
    string Method, string Target, IDictionary<string, StringValues> Headers, ReadOnlySequence<byte> Body)
{
    public StringValues Header(string name) => Headers.TryGetValue(name, out var values) ? values : StringValues.Empty;
}
