using ConsultationIntake.Themes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ConsultationIntake.TextAnalytics;

/// <summary>Stands in where the build was told to do without the language service's package (TextAnalytics=false).</summary>
public static class TextAnalyticsServices
{
    /// <summary>Adds the tagger that asks nobody, and refuses to start where an endpoint is configured.</summary>
    public static IServiceCollection AddTextAnalytics(this IServiceCollection services)
    {
        services
            .AddOptions<TextAnalyticsOptions>()
            .BindConfiguration(TextAnalyticsOptions.Section)
            .Validate(
                options => options.Endpoint is null,
                "TextAnalytics__Endpoint is set, but this program was built without the language service (TextAnalytics=false)."
            )
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<TextAnalyticsOptions>, TextAnalyticsOptionsCheck>();
        services.AddSingleton<OfflineThemeTagger>();
        services.AddSingleton<IThemeTagger>(provider => provider.GetRequiredService<OfflineThemeTagger>());
        return services;
    }
}
