using AppflowCancel.Domain;

namespace AppflowCancel.Aws;

/// <summary>The result of an operation: a response or an error. Written as HTTP in one place, <see cref="AwsResponse"/>.</summary>
internal readonly struct AwsResult<T>
    where T : class
{
    private AwsResult(T? value, AwsError? error) => (Value, Error) = (value, error);

    public T? Value { get; }

    public AwsError? Error { get; }

    public static implicit operator AwsResult<T>(T value) => new(value, null);

    public static implicit operator AwsResult<T>(AwsError error) => new(null, error);

    public static implicit operator AwsResult<T>(Refusal refusal) => new(null, AwsError.From(refusal));

    /// <summary>For a response whose type is an interface, which has no implicit conversion.</summary>
    public static AwsResult<T> Of(T value) => new(value, null);

    /// <summary>The response for the domain's value, or its refusal as an error.</summary>
    public static AwsResult<T> From<TValue>(Outcome<TValue> outcome, Func<TValue, T> respond)
        where TValue : class => outcome.Succeeded ? respond(outcome.Value) : outcome.Refusal;
}
