using AppflowCancel.Operations.ConnectorProfiles;
using AppflowCancel.Operations.Connectors;
using AppflowCancel.Operations.Flows;
using AppflowCancel.Operations.Runs;
using AppflowCancel.Operations.Tags;
using FluentValidation;

namespace AppflowCancel.Operations;

/// <summary>The validator of each operation's request. Listed, because assembly scanning is not safe in a native binary.</summary>
internal static class Validators
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<IValidator<CancelFlowExecutionsRequest>, CancelFlowExecutionsValidator>();
        services.AddSingleton<IValidator<CreateConnectorProfileRequest>, CreateConnectorProfileValidator>();
        services.AddSingleton<IValidator<CreateFlowRequest>, CreateFlowValidator>();
        services.AddSingleton<IValidator<DeleteConnectorProfileRequest>, DeleteConnectorProfileValidator>();
        services.AddSingleton<IValidator<DeleteFlowRequest>, DeleteFlowValidator>();
        services.AddSingleton<IValidator<DescribeConnectorEntityRequest>, DescribeConnectorEntityValidator>();
        services.AddSingleton<IValidator<DescribeConnectorProfilesRequest>, DescribeConnectorProfilesValidator>();
        services.AddSingleton<IValidator<DescribeConnectorRequest>, DescribeConnectorValidator>();
        services.AddSingleton<IValidator<DescribeConnectorsRequest>, DescribeConnectorsValidator>();
        services.AddSingleton<IValidator<DescribeFlowExecutionRecordsRequest>, DescribeFlowExecutionRecordsValidator>();
        services.AddSingleton<IValidator<DescribeFlowRequest>, DescribeFlowValidator>();
        services.AddSingleton<IValidator<ListConnectorEntitiesRequest>, ListConnectorEntitiesValidator>();
        services.AddSingleton<IValidator<ListConnectorsRequest>, ListConnectorsValidator>();
        services.AddSingleton<IValidator<ListFlowsRequest>, ListFlowsValidator>();
        services.AddSingleton<IValidator<ListTagsForResourceRequest>, ListTagsForResourceValidator>();
        services.AddSingleton<IValidator<RegisterConnectorRequest>, RegisterConnectorValidator>();
        services.AddSingleton<IValidator<ResetConnectorMetadataCacheRequest>, ResetConnectorMetadataCacheValidator>();
        services.AddSingleton<IValidator<StartFlowRequest>, StartFlowValidator>();
        services.AddSingleton<IValidator<StopFlowRequest>, StopFlowValidator>();
        services.AddSingleton<IValidator<TagResourceRequest>, TagResourceValidator>();
        services.AddSingleton<IValidator<UnregisterConnectorRequest>, UnregisterConnectorValidator>();
        services.AddSingleton<IValidator<UntagResourceRequest>, UntagResourceValidator>();
        services.AddSingleton<IValidator<UpdateConnectorProfileRequest>, UpdateConnectorProfileValidator>();
        services.AddSingleton<IValidator<UpdateConnectorRegistrationRequest>, UpdateConnectorRegistrationValidator>();
        services.AddSingleton<IValidator<UpdateFlowRequest>, UpdateFlowValidator>();
    }
}
