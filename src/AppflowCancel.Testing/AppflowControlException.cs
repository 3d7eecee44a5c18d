using System.Net;

namespace AppflowCancel.Testing;

/// <summary>The emulator refused a call, or could not be reached. The message is its own and says what to change.</summary>
public sealed class AppflowControlException : Exception
{
    internal AppflowControlException(string message, HttpStatusCode? statusCode, string? errorType, Exception? inner = null)
        : base(message, inner) => (StatusCode, ErrorType) = (statusCode, errorType);

    /// <summary>
    /// 400: the call is wrong. 404: there is no such flow or run. 409: its state does not allow it. Null: no emulator answered.
    /// </summary>
    public HttpStatusCode? StatusCode { get; }

    /// <summary>AWS's name of the error when an AWS operation was refused, such as <c>ThrottlingException</c>; else null.</summary>
    public string? ErrorType { get; }
}
