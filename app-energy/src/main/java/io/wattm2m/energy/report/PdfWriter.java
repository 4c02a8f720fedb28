// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.report;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.logging.Level;

/**
 * Makes PDF/A-2b of pages: fonts and colour profile are inside, so that it looks the same everywhere and for years. No
 * font of the machine is used. Immutable.
 */
final class PdfWriter {
    private static final String FAMILY = "report";
    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    PdfWriter() {
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    /**
     * The PDF of a page.
     *
     * @throws IllegalStateException where the fonts are not part of this build
     */
    byte[] write(String page) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePdfAConformance(PdfAConformance.PDFA_2_B);
        builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
        builder.useFont(() -> font("NanumGothic_400Regular"), FAMILY, REGULAR, FontStyle.NORMAL, true);
        builder.useFont(() -> font("NanumGothic_700Bold"), FAMILY, BOLD, FontStyle.NORMAL, true);
        builder.withProducer("WattM2M");
        builder.withHtmlContent(page, null);
        builder.toStream(pdf);
        try {
            builder.run();
        } catch (IOException e) {
            throw new IllegalStateException("the PDF cannot be made: " + e.getMessage(), e);
        }
        return pdf.toByteArray();
    }

    private static InputStream font(String name) {
        InputStream font = PdfWriter.class.getResourceAsStream("/web/fonts/" + name + ".ttf");
        if (font == null) {
            throw new IllegalStateException("the font " + name + ", which PDFs need, is not in this build: it comes"
                    + " with the web page, which was left out");
        }
        return font;
    }
}
