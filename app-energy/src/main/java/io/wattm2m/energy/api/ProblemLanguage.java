// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.api.Problems.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.util.Locale;

/** Says in the language of {@code Accept-Language}, Korean or English, what has gone wrong. Thread-safe. */
final class ProblemLanguage implements ContainerResponseFilter {
    private final KoreanTexts korean = KoreanTexts.read();

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Problem problem && isKorean(request)) {
            korean.of(problem.detail()).ifPresent(text -> {
                response.setEntity(new Problem(problem.type(), problem.title(), problem.status(), text));
                response.getHeaders().putSingle("Content-Language", "ko");
            });
        }
    }

    /** Whether Korean is wanted before English; other languages there are none. */
    private static boolean isKorean(ContainerRequestContext request) {
        return request.getAcceptableLanguages().stream().map(Locale::getLanguage)
                .filter(language -> language.equals("ko") || language.equals("en")).findFirst()
                .filter("ko"::equals).isPresent();
    }
}
