using AppflowCancel.Access;
using AppflowCancel.Aws;
using AppflowCancel.Faults;
using AppflowCancel.Journal;
using AppflowCancel.Live;
using AppflowCancel.Requests.Stages;

namespace AppflowCancel.Requests;

/// <summary>The stages of an AWS request, in order. The first error ends the request, with nothing changed.</summary>
internal sealed class RequestStages(IServiceProvider services)
{
    public IReadOnlyList<IRequestStage> Stages { get; } =
    [
        Get<CallerStage>(services),
        Get<SizeStage>(services),
        Get<RouteStage>(services),
        Get<BodyStage>(services),
        Get<SignatureStage>(services),
        Get<PolicyStage>(services),
        Get<FaultStage>(services),
        Get<AcceptStage>(services),
        Get<ContentTypeStage>(services),
        Get<JsonStage>(services),
        Get<MemberStage>(services),
        Get<ConstraintStage>(services),
        Get<OperationStage>(services),
    ];

    /// <summary>Observers of the outcome. The response is written last, so that the journal holds every answered request.</summary>
    public IReadOnlyList<IRequestObserver> Observers { get; } =
    [
        Get<JournalWriter>(services),
        Get<RequestSignal>(services),
        Get<RequestLog>(services),
        Get<AnswerWriter>(services),
    ];

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<CallerStage>();
        services.AddSingleton<SizeStage>();
        services.AddSingleton<RouteStage>();
        services.AddSingleton<BodyStage>();
        services.AddSingleton<SignatureVerifier>();
        services.AddSingleton<SignatureStage>();
        services.AddSingleton<PolicyStage>();
        services.AddSingleton<FaultStage>();
        services.AddSingleton<AcceptStage>();
        services.AddSingleton<ContentTypeStage>();
        services.AddSingleton<JsonStage>();
        services.AddSingleton<MemberStage>();
        services.AddSingleton<ConstraintStage>();
        services.AddSingleton<OperationStage>();
        services.AddSingleton<JournalWriter>();
        services.AddSingleton<RequestSignal>();
        services.AddSingleton<RequestLog>();
        services.AddSingleton<AnswerWriter>();
        services.AddSingleton<RequestStages>();
        services.AddSingleton<RequestPipeline>();
    }

    private static T Get<T>(IServiceProvider services)
        where T : notnull => services.GetRequiredService<T>();
}
