using System.Net;

namespace AppflowCancel.Testing;

/// <summary>The emulator refused a call, or could not be reached. The message is the emulator's.</summary>
public sealed class AppflowControlException : Exception
{
    internal AppflowControlException(string message, HttpStatusCode? statusCode, string? errorType, Exception? inner = null)
        : base(message, inner) => (StatusCode, ErrorType) = (statusCode, errorType);

    /// <summary>
    /// 400: invalid call. 404: no such flow or run. 409: not allowed in the current state. Null: no emulator answered.
    /// </summary>
    public HttpStatusCode? StatusCode { get; }

    /// <summary>AWS error name if an AWS operation was refused, such as <c>ThrottlingException</c>; otherwise null.</summary>
    public string? ErrorType { get; }
}
