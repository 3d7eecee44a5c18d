using AppflowCancel.Aws;
using AppflowCancel.Text;

namespace AppflowCancel.Control;

/// <summary>Checks the query parameters of a control request: account, region, and the route's own.</summary>
internal static class ControlQuery
{
    public static string? Validate(IQueryCollection query, ControlRoute route)
    {
        List<string> known = ["account", "region", .. route.Query];
        foreach (var (name, values) in query)
        {
            if (!known.Contains(name, StringComparer.Ordinal))
            {
                return $"Query parameter {name} is not known; did you mean {NearestName.To(name, known)}? Allowed: {string.Join(", ", known)}.";
            }

            if (values.Count > 1)
            {
                return $"Query parameter {name} appears {values.Count} times; allowed: once.";
            }

            if (name == "account" && !Caller.IsAccount(values[0]))
            {
                return $"Query parameter account is '{values[0]}'; allowed: twelve digits.";
            }

            if (name == "region" && !Caller.IsRegion(values[0]!))
            {
                return $"Query parameter region is '{values[0]}'; allowed: a region's name, such as eu-west-1.";
            }
        }

        return null;
    }
}
