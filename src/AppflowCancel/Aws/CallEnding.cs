namespace AppflowCancel.Aws;

/// <summary>How a request ended for its client.</summary>
internal enum CallEnding
{
    Answered,

    /// <summary>A fault rule closed the connection without a response.</summary>
    Dropped,

    /// <summary>The client closed the connection before the response, for example because its timeout was shorter than a delay.</summary>
    Abandoned,
}
