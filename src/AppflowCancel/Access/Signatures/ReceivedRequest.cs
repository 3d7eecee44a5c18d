using System.Buffers;
using Microsoft.Extensions.Primitives;

namespace AppflowCancel.Access.Signatures;

/// <summary>The parts of a received request that a signature covers.</summary>
/// <param name="Target">Path and query as on the request line: before anything decodes or routes them.</param>
/// <param name="Headers">By case-insensitive name.</param>
internal sealed record ReceivedRequest(
    string Method, string Target, IDictionary<string, StringValues> Headers, ReadOnlySequence<byte> Body)
{
    public StringValues Header(string name) => Headers.TryGetValue(name, out var values) ? values : StringValues.Empty;
}
