using AppflowCancel.Aws;
using AppflowCancel.Control;
using AppflowCancel.Domain;
using AppflowCancel.Domain.Accounts;
using AppflowCancel.Logging;
using AppflowCancel.Operations;

namespace AppflowCancel;

/// <summary>Puts the parts together.</summary>
internal static class Composition
{
    public static void AddEmulator(this IServiceCollection services, EmulatorOptions options)
    {
#pragma warning disable RS0030 // The one place where real time comes in; everything else is handed a TimeProvider.
        services.AddSingleton(TimeProvider.System);
#pragma warning restore RS0030
        services.AddSingleton(options);
        services.AddSingleton(options.Accounts);
        services.AddSingleton<AccountRegistry>();
        services.AddSingleton(new CancellationService(options.EmptyExecutionIdsMeansAll));
        services.AddSingleton<RequestLog>();
        services.AddSingleton<Journal>();
        services.AddSingleton<AwsSurface>();
        services.AddControl();
    }

    /// <summary>The AWS surface: the twelve operations of the run lifecycle, and what answers in place of the others.</summary>
    public static void MapOperations(this IEndpointRouteBuilder routes)
    {
        CancelFlowExecutions.Map(routes);
        CreateFlow.Map(routes);
        DeleteFlow.Map(routes);
        DescribeFlow.Map(routes);
        DescribeFlowExecutionRecords.Map(routes);
        ListFlows.Map(routes);
        ListTagsForResource.Map(routes);
        StartFlow.Map(routes);
        StopFlow.Map(routes);
        TagResource.Map(routes);
        UntagResource.Map(routes);
        UpdateFlow.Map(routes);
        ConnectorOperations.Map(routes);
        UnknownOperation.Map(routes);
    }
}
